import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const MODULES = join(ROOT, 'node_modules');
export const BIN = join(MODULES, '.bin');

/** Where the console's build is kept. */
export function buildDir() {
  return join(ROOT, process.env.COUNTERSIGN_BUILD_DIR || '.next');
}
