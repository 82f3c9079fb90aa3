import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BIN } from './paths.mjs';
import { StepError } from './run-command.mjs';

const OLDEST_FOR_THIS_SCRIPT = [20, 19];
const WANTED_MAJOR = 24;

/** Stops with a plain sentence when the Node that runs this script is too old even for it. */
export function checkStartingNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = OLDEST_FOR_THIS_SCRIPT;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new StepError(
    `Countersign needs Node ${OLDEST_FOR_THIS_SCRIPT.join('.')} or newer to start; this is ${process.version}.`,
  );
}

let found;

/** The Node everything after this script runs on: the one npm installed, else this one if it is new enough. */
export function findNode() {
  found ??= lookFor();
  return found;
}

function lookFor() {
  const installed = join(BIN, 'node');
  const candidates = [...(existsSync(installed) ? [installed] : []), process.execPath];
  for (const candidate of candidates) if (majorOf(candidate) >= WANTED_MAJOR) return candidate;
  throw new StepError(
    `Countersign runs on Node ${WANTED_MAJOR}. npm has none for ${process.platform} on ${process.arch} (it does for ` +
      `Linux on x64 and arm64 with glibc), and this is ${process.version}. Install Node ${WANTED_MAJOR} and start again.`,
  );
}

function majorOf(program) {
  const answer = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? Number.parseInt(answer.stdout.slice(1), 10) : 0;
}
