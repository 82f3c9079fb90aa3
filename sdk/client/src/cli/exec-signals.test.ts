import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContractGate } from '../../../../lib/testing/contract-gate.ts';

let gate: ContractGate;
/** A command that nothing else ended goes when its input does. */
const inputs: Writable[] = [];

beforeEach(async () => {
  gate = await new ContractGate(() => ({ effect: 'allow' })).start();
});
afterEach(async () => {
  for (const input of inputs.splice(0)) input.end();
  await gate.stop();
});

function started(script: string) {
  const args = [
    join(import.meta.dirname, 'main.ts'),
    'exec',
    '--action',
    'a:b',
    '--',
    process.execPath,
    '-e',
    script,
  ];
  const env = { COUNTERSIGN_URL: gate.url, COUNTERSIGN_API_KEY: 'csk_test', COUNTERSIGN_AGENT: 'agent_a' };
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  inputs.push(child.stdin);
  return child;
}

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s reaches the command, and its own end is the end of exec',
  async (signal) => {
    const child = started(`
    process.on('${signal}', () => process.exit(5));
    process.stdout.write('up');
    process.stdin.resume().on('end', () => process.exit(9));
  `);
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([5, null]);
    expect(gate.reports).toMatchObject([{ status: 'failed', detail: 'exit 5' }]);
  },
);

test('the command reads this input and writes to this output, and nothing is added to it', async () => {
  const child = started('process.stdin.pipe(process.stdout)');
  child.stdin.end('through and through');
  expect(await text(child.stdout)).toBe('through and through');
});
