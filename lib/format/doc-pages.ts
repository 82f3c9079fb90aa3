import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Block, parseMarkdown } from '#lib/format/markdown.ts';

const FOLDER = join(process.cwd(), 'docs');

/** A page of `docs/`, taken apart. The caller names a page that exists, never one somebody asked for. */
export async function readDocPage(name: string): Promise<readonly Block[]> {
  return parseMarkdown(await readFile(join(FOLDER, `${name}.md`), 'utf8'));
}
