import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let known: string | null = null;

/** The product's version, as its package says. */
export function productVersion(): string {
  known ??= versionIn(readFileSync(join(process.cwd(), 'package.json'), 'utf8'));
  return known;
}

function versionIn(packageText: string): string {
  const { version } = JSON.parse(packageText) as { version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}
