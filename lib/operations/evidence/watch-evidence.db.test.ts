import { beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '#lib/auth/authorise.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { watchEvidenceJob } from '#lib/jobs/watch-evidence.ts';
import { saveEvidence } from '#lib/operations/evidence/save-evidence.ts';
import { findWatched, watchEvidence } from '#lib/operations/evidence/watch-evidence.ts';
import { createLogger } from '#lib/platform/logger.ts';
import { read, write } from '#lib/store/transaction.ts';
import { evidenceBody, seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { until } from '#lib/testing/gates.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { seedWaitingVersion } from '#lib/testing/shadows.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedTeam, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

const HOUR = 3_600_000;
const METHODS = ['automated', 'self_reported'] as const;
const demand = {
  check: 'citation-accuracy',
  methods: METHODS,
  maxAge: 'PT24H',
  sameBuild: false,
} as const;

let here: SeededWorkspace;

beforeAll(async () => {
  here = await seedWorkspace();
  await seedTeam(here, { key: 'quality' });
  await seedCheck(here, { owner: 'quality' });
  await seedSource(here);
});

/** An agent with a pact of its own that asks for evidence. */
async function provenAgent(key: string) {
  const agent = await seedAgent(here, { key });
  const clauses = [clauseOf({ key: 'proven', title: 'Citations are right', evidence: [demand] })];
  await seedActivePact(here, { key: `pact-${key}`, agents: { keys: [key], labels: {} }, clauses });
  return agent.id;
}

const watch = (at: number) => watchEvidence(systemScope(here.workspaceId, 'worker'), new Date(at));

/** What owners were told of the evidence, in order. */
async function toldOf(evidenceId: string): Promise<string[]> {
  const rows = await read(here.scope, ({ db }) =>
    db.outboxMessage.findMany({
      where: { subjectId: evidenceId, topic: { in: ['evidence.expiring', 'evidence.stale'] } },
      orderBy: { id: 'asc' },
    }),
  );
  return rows.map(({ topic }) => topic);
}

/** Whether something waits for evidence that is being recorded. */
async function isSomebodyWaiting(): Promise<boolean> {
  const waiting = await read(
    here.scope,
    ({ db }) => db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
     WHERE l.locktype = 'advisory' AND NOT l.granted`,
  );
  return waiting.length > 0;
}

describe('a workspace', () => {
  const seedProven = async (clause: Partial<Clause>) => {
    const workspace = await seedWorkspace();
    const agent = await seedAgent(workspace, { key: 'agent_pay' });
    await seedCheck(workspace);
    await seedSource(workspace);
    await seedActivePact(workspace, { clauses: [clauseOf(clause)] });
    return { workspace, agent };
  };

  it.each([
    ['as a proof', { evidence: [demand] }],
    ['as what it requires', { requires: [{ type: 'evidence', ...demand }] }],
  ] as const)(
    'is watched where there is evidence and a clause in force asks for it %s',
    async (_, clause) => {
      const { workspace, agent } = await seedProven(clause);
      expect(await findWatched()).not.toContain(workspace.workspaceId);
      await seedEvidence(workspace, { agent: agent.id });
      expect(await findWatched()).toContain(workspace.workspaceId);
    },
  );

  it('is left alone where no clause in force asks for evidence, or only a version that is not in force', async () => {
    const { workspace, agent } = await seedProven({ title: 'Speaks of evidence' });
    await seedEvidence(workspace, { agent: agent.id });
    const { pactId, content } = await seedActivePact(workspace, { key: 'other' });
    await seedWaitingVersion(workspace, {
      pactId,
      content: { ...content, clauses: [clauseOf({ evidence: [demand] })] },
    });
    expect(await findWatched()).not.toContain(workspace.workspaceId);
  });
});

describe('the owners of a proof', () => {
  it('are told once before its window closes, and once when it has, with who owns what', async () => {
    const agent = await provenAgent('agent_one');
    const at = Date.now() - HOUR;
    const { id } = await seedEvidence(here, { agent, observedAt: new Date(at) });
    await watch(at + 17 * HOUR);
    expect(await toldOf(id)).toEqual([]);
    await watch(at + 18 * HOUR);
    await watch(at + 20 * HOUR);
    expect(await toldOf(id)).toEqual(['evidence.expiring']);
    await watch(at + 24 * HOUR + 1);
    await watch(at + 40 * HOUR);
    expect(await toldOf(id)).toEqual(['evidence.expiring', 'evidence.stale']);
    const wanted = {
      ...{ agent: 'agent_one', pact: 'pact-agent_one', clause: 'proven', clauseTitle: 'Citations are right' },
      ...{ check: 'citation-accuracy', owner: 'first-team', checkOwner: 'quality', evidence: id },
      methods: [...METHODS],
      closesAt: new Date(at + 24 * HOUR).toISOString(),
    };
    const [message, event] = await read(here.scope, async ({ db }) => [
      await db.outboxMessage.findFirst({ where: { subjectId: id, topic: 'evidence.stale' } }),
      await db.event.findFirst({ where: { subjectId: id, type: 'evidence.stale' } }),
    ]);
    expect([message?.payload, event?.payload]).toEqual([wanted, wanted]);
    expect(event?.actorType).toBe('system');
  });

  it('are told only that it has closed where nothing ran before that', async () => {
    const agent = await provenAgent('agent_two');
    const at = Date.now() - 100 * HOUR;
    const { id } = await seedEvidence(here, { agent, observedAt: new Date(at) });
    await watch(at + 100 * HOUR);
    await watch(at + 20 * HOUR);
    expect(await toldOf(id)).toEqual(['evidence.stale']);
  });

  it('are told again of new evidence, and no more of what it took the place of', async () => {
    const agent = await provenAgent('agent_three');
    const now = Date.now();
    const old = await seedEvidence(here, { agent, observedAt: new Date(now - 20 * HOUR) });
    const young = await seedEvidence(here, { agent, observedAt: new Date(now - HOUR) });
    await watch(now + 22 * HOUR);
    expect([await toldOf(old.id), await toldOf(young.id)]).toEqual([[], ['evidence.expiring']]);
  });

  it('are told nothing of what failed: that is no window', async () => {
    const agent = await provenAgent('agent_four');
    const { id } = await seedEvidence(here, { agent, result: { passed: 0, failed: 3 } });
    await watch(Date.now() + 100 * HOUR);
    expect(await toldOf(id)).toEqual([]);
  });

  it('are told once however many workers watch at once', async () => {
    const agent = await provenAgent('agent_five');
    const { id } = await seedEvidence(here, { agent });
    await Promise.all(Array.from({ length: 4 }, () => watch(Date.now() + 30 * HOUR)));
    expect(await toldOf(id)).toEqual(['evidence.stale']);
  });

  it('are told of every window of a board, however many there are', async () => {
    const agent = await provenAgent('agent_seven');
    const clauses = Array.from({ length: 205 }, (_, i) => clauseOf({ key: `c${i}`, evidence: [demand] }));
    await seedActivePact(here, { key: 'many', agents: { keys: ['agent_seven'], labels: {} }, clauses });
    const { id } = await seedEvidence(here, { agent });
    await watch(Date.now() + 30 * HOUR);
    expect(await toldOf(id)).toHaveLength(206);
  });

  it('are not told that a proof is stale which was renewed while the board was looked at', async () => {
    const agent = await provenAgent('agent_eight');
    const old = await seedEvidence(here, { agent, observedAt: new Date(Date.now() - 100 * HOUR) });
    let watching: Promise<number> | null = null;
    await write(here.scope, async (transaction) => {
      await saveEvidence(transaction, [evidenceBody({ agent, method: 'self_reported' })], () => '');
      watching = watch(Date.now());
      await Promise.race([watching, until(isSomebodyWaiting)]);
    });
    await watching;
    expect(await toldOf(old.id)).toEqual([]);
  });

  it('are told of every window that is due by one run of the job, in every workspace', async () => {
    const agent = await provenAgent('agent_six');
    const { id } = await seedEvidence(here, { agent });
    const context = { log: createLogger('test'), signal: new AbortController().signal };
    await watchEvidenceJob.run({ ...context, now: () => new Date(Date.now() + 30 * HOUR) });
    expect(await toldOf(id)).toEqual(['evidence.stale']);
  });
});
