import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContractGate, type Ruling } from '#lib/testing/contract-gate.ts';

let gate: ContractGate;
/** What is ruled above 5,000 EUR. */
let large: Ruling;

beforeEach(async () => {
  large = { effect: 'review', summary: 'Held for review: transfers above 5,000 EUR need a second person.' };
  gate = await new ContractGate(({ context }) => {
    return Number(context?.amount) > 5000 ? large : { effect: 'allow' };
  }).start();
});
afterEach(() => gate.stop());

function agent(env: Record<string, string> = {}, args: readonly string[] = []) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const file = join(import.meta.dirname, 'sample-agent.ts');
    const known = {
      COUNTERSIGN_URL: gate.url,
      COUNTERSIGN_API_KEY: 'csk_test',
      COUNTERSIGN_AGENT: 'agent_ops',
    };
    execFile(
      process.execPath,
      [file, ...args],
      { env: { ...process.env, ...known, ...env } },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
      },
    );
  });
}

test('the small transfer goes, the large one is held, goes on once when approved, and never twice', async () => {
  const end = agent();
  gate.answer(await gate.pendingReview(), 'approved');
  const { code, out } = await end;
  expect(code).toBe(0);
  expect(out).toContain('Transferred 250 EUR');
  expect(out).toContain('Held for review: transfers above 5,000 EUR need a second person.');
  expect(out).toContain('http://countersign.example/reviews/rev_2');
  expect(out.match(/Transferred 25,000 EUR/g)).toHaveLength(1);
  expect(out).toMatch(/same approval\?\n {2}Not transferred\. Held for review/);
  expect(out).toContain('The ledger holds 2 of 2 transfers, 25,250 EUR.');
  expect(gate.asked.map(({ context, reviewId }) => [context?.amount, reviewId])).toEqual([
    [250, undefined],
    [25_000, undefined],
    [25_000, 'rev_2'],
    [25_000, 'rev_2'],
  ]);
  expect(gate.reports.map(({ status }) => status)).toEqual(['executed', 'executed']);
});

test.each([
  ['denied', 'Unknown supplier.', 'A person denied it. Unknown supplier.'],
  ['steered', 'Split it by invoice.', 'What to do instead: Split it by invoice.'],
  ['expired', '', 'Nobody answered in time.'],
] as const)('a review that is %s is said in words and moves nothing', async (status, text, words) => {
  const end = agent();
  gate.answer(await gate.pendingReview(), status, text);
  const { code, out } = await end;
  expect(code).toBe(0);
  expect(out).toContain(words);
  expect(out).toContain('The ledger holds 1 of 2 transfers, 250 EUR.');
});

test('a block is said with its sentence and moves nothing', async () => {
  large = { effect: 'block', summary: 'Blocked: the workspace is stopped.' };
  const { code, out } = await agent();
  expect(code).toBe(0);
  expect(out).toContain('Not transferred. Blocked: the workspace is stopped.');
  expect(out).toContain('The ledger holds 1 of 2 transfers, 250 EUR.');
});

test('without a gate nothing is transferred and the exit code says that nothing is known', async () => {
  const { code, out, err } = await agent({}, ['--url', 'http://127.0.0.1:9']);
  expect(code).toBe(3);
  expect(out).not.toContain('Transferred');
  expect(err).toContain('cannot be reached');
});

test('without a key it says what it needs', async () => {
  const { code, err } = await agent({ COUNTERSIGN_API_KEY: '' });
  expect(code).toBe(1);
  expect(err).toContain('COUNTERSIGN_API_KEY');
});
