import { join } from 'node:path';
import { run } from '#supervisor/run.ts';

// The real supervisor over roles that only answer: what is tested is the supervising.
const entry = join(import.meta.dirname, 'stand-in-role.ts');

await run({
  entries: { console: entry, gate: entry, worker: entry },
  isDev: false,
  firstOwner: async () => null,
});
