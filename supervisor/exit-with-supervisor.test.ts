import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PRELOAD = join(import.meta.dirname, 'exit-with-supervisor.ts');
const { COUNTERSIGN_SUPERVISED: _, ...plainEnv } = process.env;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-preload-'));
  writeFileSync(join(folder, 'echo.mjs'), "process.on('message', (said) => process.send(said));\n");
  writeFileSync(join(folder, 'wait.mjs'), "setInterval(() => undefined, 60_000);\nprocess.send('ready');\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(file: string, env: NodeJS.ProcessEnv): ChildProcess {
  return fork(join(folder, file), [], { env, execArgv: ['--import', PRELOAD] });
}

function outcome(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('message', (said) => resolve(`said ${said}`));
    child.once('exit', () => resolve('ended'));
  });
}

test('a worker of one of ours keeps the channel it lives by', async () => {
  const child = start('echo.mjs', plainEnv);
  child.send('hello');
  expect(await outcome(child)).toBe('said hello');
  child.kill();
});

test('a process of the supervisor ends when the supervisor has gone', async () => {
  const child = start('wait.mjs', { ...plainEnv, COUNTERSIGN_SUPERVISED: '1' });
  expect(await outcome(child)).toBe('said ready');
  const ended = new Promise<string | null>((resolve) =>
    child.once('exit', (_code, signal) => resolve(signal)),
  );
  child.disconnect();
  expect(await ended).toBe('SIGTERM');
});
