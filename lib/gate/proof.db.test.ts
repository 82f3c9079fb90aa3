import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gate, openGate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { recordManyEvidence } from '#lib/operations/evidence/record-many-evidence.ts';
import { updateSource } from '#lib/operations/sources/update-source.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { evidenceBody, seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { askGate, keyOf, openReadyGate, until } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededKey,
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

const HOUR_MS = 3_600_000;
const FAILED = { passed: 39, failed: 1 };

withTestDatabase();
let workspace: SeededWorkspace;
let key: SeededKey;
let gate: Gate;
let caller: KeyFact;
let clock = Date.now();
const logger = createLogger('test');
logger.level = 'silent';

beforeAll(async () => {
  workspace = await seedWorkspace();
  for (const name of ['agent_pay', 'agent_other']) await seedAgent(workspace, { key: name });
  await seedCheck(workspace);
  await seedSource(workspace);
  const demand = {
    check: 'citation-accuracy',
    methods: ['automated'],
    maxAge: 'PT24H',
    sameBuild: false,
  } as const;
  await seedActivePact(workspace, {
    agents: { keys: ['agent_pay', 'agent_other'], labels: {} },
    clauses: [
      clauseOf({
        requires: [],
        evidence: [demand],
        consequence: { type: 'block' },
        onStale: { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' },
      }),
    ],
  });
  key = await seedKey(workspace);
  gate = await openReadyGate();
  caller = await keyOf(gate, key);
});

afterAll(() => gate.close());

/** A gate whose clock is the test's. */
async function openClockedGate(): Promise<{ gate: Gate; caller: KeyFact }> {
  const opened = openGate({ databaseUrl: process.env.DATABASE_URL ?? '', logger, now: () => clock });
  await until(() => opened.state().isReady);
  return { gate: opened, caller: await keyOf(opened, key) };
}

async function effectOf(asked: ReturnType<typeof askGate>): Promise<string> {
  return (await asked).record.decision.effect;
}

describe('evidence', () => {
  test('that arrives decides the next request, that fails too, and of its own agent alone', async () => {
    const other = { agentId: 'agent_other' };
    expect(await effectOf(askGate(gate, caller))).toBe('block');
    await seedEvidence(workspace, { agent: 'agent_pay' });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'allow');
    await seedEvidence(workspace, { agent: 'agent_other', result: FAILED });
    await until(async () => {
      const { record } = await askGate(gate, caller, { ...other, mode: 'dry_run' });
      return record.decision.clauses[0]?.requirements[0]?.fault === 'failed';
    });
    expect(await effectOf(askGate(gate, caller))).toBe('allow');
  });

  test('that a correction takes the place of counts no longer', async () => {
    const wrong = await seedEvidence(workspace, {
      agent: 'agent_pay',
      observedAt: new Date(Date.now() - HOUR_MS),
    });
    const observedAt = wrong.observedAt;
    await seedEvidence(workspace, { agent: 'agent_pay', result: FAILED });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'block');
    const newest = await seedEvidence(workspace, { agent: 'agent_pay' });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'allow');
    await seedEvidence(workspace, { agent: 'agent_pay', corrects: newest.id, result: FAILED, observedAt });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'block');
    await seedEvidence(workspace, { agent: 'agent_pay' });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'allow');
  });

  test('of one moment that fails and passes blocks, in whatever order it was reported', async () => {
    const about = { agent: 'agent_pay', observedAt: new Date() };
    const fails = evidenceBody({ ...about, result: { passed: 0, failed: 1 } });
    const passes = evidenceBody({ ...about, result: { passed: 1, failed: 0 } });
    expect(await effectOf(askGate(gate, caller, { mode: 'dry_run' }))).toBe('allow');
    await recordManyEvidence(workspace.scope, { body: { items: [fails, passes] } });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'block');
    const later = new Date();
    await seedEvidence(workspace, { agent: 'agent_pay', observedAt: later });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'allow');
    await recordManyEvidence(workspace.scope, {
      body: { items: [passes, fails].map((item) => ({ ...item, observedAt: later.toISOString() })) },
    });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'block');
    await seedEvidence(workspace, { agent: 'agent_pay' });
    await until(async () => (await effectOf(askGate(gate, caller, { mode: 'dry_run' }))) === 'allow');
  });

  test('is told with the name its source has now', async () => {
    await updateSource(workspace.scope, { params: { sourceKey: 'lab' }, body: { name: 'Night lab' } });
    await until(async () => {
      const { record } = await askGate(gate, caller, { mode: 'dry_run' });
      return record.facts.evidence?.[0]?.source === 'Night lab';
    });
  });

  test('gains no freshness from a clock that falls behind while the gate runs', async () => {
    clock = Date.now();
    const slow = await openClockedGate();
    await askGate(slow.gate, slow.caller, { mode: 'dry_run' });
    const changedAt = Date.now();
    clock = changedAt - 24 * HOUR_MS;
    await updateSource(workspace.scope, { params: { sourceKey: 'lab' }, body: { name: 'Slow lab' } });
    await until(async () => {
      const { record } = await askGate(slow.gate, slow.caller, { mode: 'dry_run' });
      return record.facts.evidence?.[0]?.source === 'Slow lab' && record.now >= changedAt;
    });
    await slow.gate.close();
  });

  test('grows stale by the clock alone, and the answer names what would restore it', async () => {
    clock = Date.now();
    const clocked = await openClockedGate();
    expect(await effectOf(askGate(clocked.gate, clocked.caller, { mode: 'dry_run' }))).toBe('allow');
    clock += 25 * HOUR_MS;
    const { record } = await askGate(clocked.gate, clocked.caller, { mode: 'dry_run' });
    expect(record.decision.effect).toBe('review');
    expect(record.decision.clauses[0]?.requirements[0]).toMatchObject({
      outcome: 'unsatisfied',
      fault: 'stale',
    });
    expect(record.decision.clauses[0]?.remedies[0]?.text).toMatch(
      /^Run citation-accuracy; the last pass is 1 d 1 h old/,
    );
    await clocked.gate.close();
  });

  test('gains no freshness from a clock that is set back, nor from a gate that starts after it was', async () => {
    clock = Date.now() + 25 * HOUR_MS;
    const first = await openClockedGate();
    expect(await effectOf(askGate(first.gate, first.caller))).toBe('review');
    clock -= 24 * HOUR_MS;
    const again = await askGate(first.gate, first.caller, { mode: 'dry_run' });
    expect(again.record.decision.effect).toBe('review');
    await first.gate.close();
    const second = await openClockedGate();
    expect(await effectOf(askGate(second.gate, second.caller, { mode: 'dry_run' }))).toBe('review');
    await second.gate.close();
  });
});
