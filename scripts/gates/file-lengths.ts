import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Gate, ROOT } from '#scripts/gates/gate.ts';

const SOURCE = /\.(ts|tsx|mts|mjs|js|css)$/;

/** Tables of cases and words, which are read by looking one up. */
const PURE_DATA = [/^messages\//, /\/cases\//, /^bench\/.*\.json$/];

/** How many lines a file may have. */
function lineLimit(path: string): number {
  const name = basename(path);
  if (name === 'route.ts') return 40;
  if (name === 'page.tsx') return 60;
  return 300;
}

/** What is wrong with the length of a file, or null. */
export function lengthFault(path: string, text: string): string | null {
  if (!SOURCE.test(path) || PURE_DATA.some((pattern) => pattern.test(path))) return null;
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const limit = lineLimit(path);
  return lines > limit ? `${path}: ${lines} lines, ${limit} allowed` : null;
}

/** Files and routes short enough to be held in mind. Generated files are not the repository's. */
export const fileLengths: Gate = {
  name: 'file lengths',
  async run() {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const paths = listed.split('\n').filter((path) => SOURCE.test(path) && existsSync(join(ROOT, path)));
    const faults = paths
      .map((path) => lengthFault(path, readFileSync(join(ROOT, path), 'utf8')))
      .filter((fault) => fault !== null);
    return { passed: faults.length === 0, output: faults.join('\n') };
  },
};
