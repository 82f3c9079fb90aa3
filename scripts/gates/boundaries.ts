import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Gate, programGate, ROOT } from '#scripts/gates/gate.ts';

const ROOMS = [
  'app',
  'bench',
  'components',
  'console',
  'e2e',
  'gate',
  'lib',
  'messages',
  'prisma',
  'scripts',
  'sdk',
  'supervisor',
  'worker',
];

/** The import table. */
export function boundaries(): Gate {
  const rooms = ROOMS.filter((room) => existsSync(join(ROOT, room)));
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...rooms];
  return programGate('boundaries', 'dependency-cruiser/bin/dependency-cruiser.mjs', args);
}
