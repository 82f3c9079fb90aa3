import { watch } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** The folders whose code gates and worker run. The console's own reload is Next's. */
const FOLDERS = ['gate', 'worker', 'lib'];
const QUIET_MS = 150;

/** Calls back when code of the gates or the worker was saved, once for a burst of saves. Answers with how to end it. */
export function watchCode(changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const notice = (_event: string, name: string | null) => {
    if (!name?.endsWith('.ts') || name.endsWith('.test.ts')) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS);
  };
  const watchers = FOLDERS.map((folder) => watch(join(ROOT, folder), { recursive: true }, notice));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
