import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KeptProof } from '#lib/domain/backtests/kept-proof.ts';
import type { KeptEvidence } from '#lib/domain/backtests/types.ts';
import type { Gate } from '#lib/gate/gate.ts';
import { listReceived, listStanding } from '#lib/store/kept-proof.ts';
import { read } from '#lib/store/transaction.ts';
import { backtest, draftWith } from '#lib/testing/backtests.ts';
import { seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { askGate, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import { anyHistory, HISTORY_AGENTS, knownIds } from '#lib/testing/kept-evidence.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { BUILDS } from '#lib/testing/proof-arbitraries.ts';
import { sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedKey, seedWorkspace } from '#lib/testing/workspaces.ts';

const database = withTestDatabase();
const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);

let here: SeededWorkspace;
let owner: pg.Client;
let gate: Gate;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  gate = await openReadyGate();
});

afterAll(async () => {
  await gate.close();
  await owner.end();
});

/** Rows as they are kept; what they count from and when they were received is given in epoch milliseconds. */
async function insert(checkId: string, rows: readonly KeptEvidence[]): Promise<void> {
  const values = rows.map((row) => ({ ...row, build: row.build ?? '' }));
  await owner.query(
    `INSERT INTO evidence (workspace_id, id, agent_id, check_id, method, result, observed_at, received_at, counts_from,
                           build_digest, corrects, created_by_id)
     SELECT $1, r.id, r."agentId", $2, r.method, r.result, to_timestamp(r.at / 1000.0), to_timestamp(r."receivedAt" / 1000.0),
            to_timestamp(r.at / 1000.0), r.build, r.corrects, 'per_1'
       FROM json_to_recordset($3) AS r(id text, "agentId" text, method text, result jsonb, at float8, "receivedAt" float8,
                                       build text, corrects text)`,
    [here.workspaceId, checkId, JSON.stringify(values)],
  );
}

it('is decided exactly by what was received long before the range, however much that is', async () => {
  const cookie = await sessionCookie(here.owner);
  const agent = await seedAgent(here, { key: 'agent_pay' });
  await seedSource(here);
  const check = await seedCheck(here, { key: 'nightly' });
  await seedActivePact(here, { clauses: [clauseOf({ requires: [] })] });
  const now = Date.now();
  await owner.query(
    `INSERT INTO evidence (workspace_id, id, agent_id, check_id, method, result, observed_at, received_at, counts_from, created_by_id)
     SELECT $1, 'evd_old' || n, $2, $3, 'automated', '{"passed":0,"failed":1}', at, at, at, 'per_1'
       FROM (SELECT n, to_timestamp($4) - n * interval '1 second' AS at FROM generate_series(7200, 110000) AS n) AS r`,
    [here.workspaceId, agent.id, check.id, now / 1000],
  );
  const wish = { agent: 'agent_pay', check: 'nightly' };
  const wrong = await seedEvidence(here, { ...wish, observedAt: new Date(now - 1_000_000) });
  const key = await keyOf(gate, await seedKey(here));
  const from = new Date();
  await askGate(gate, key, { agentId: 'agent_pay' });
  const failed = { result: { passed: 0, failed: 1 }, observedAt: wrong.observedAt };
  await seedEvidence(here, { ...wish, ...failed, corrects: wrong.id });
  await askGate(gate, key, { agentId: 'agent_pay' });
  const demand = { check: 'nightly', methods: ['automated'], maxAge: 'PT24H', sameBuild: false } as const;
  await draftWith(here.scope, 'payments', { clauses: [clauseOf({ requires: [], evidence: [demand] })] });
  const { body } = await backtest({ cookie, from });
  expect(body.undecidable.decisions).toBe(0);
  expect(body.cells).toEqual([
    { was: 'allow', would: 'review', count: 1 },
    { was: 'allow', would: 'allow', count: 1 },
  ]);
});

it(`finds for any range what all evidence and corrections say (seed ${seed})`, async () => {
  const agents = new Map<string, string>();
  for (const name of HISTORY_AGENTS) agents.set(name, (await seedAgent(here)).id);
  const places = [...agents.values()].flatMap((agentId) =>
    [null, ...BUILDS].map((build) => ({ agentId, build })),
  );
  const anySpan = fc.tuple(fc.integer({ min: 999, max: 1_030 }), fc.integer({ min: 1, max: 20 }));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(anyHistory, anySpan, async (history, [start, length]) => {
      run += 1;
      const { id: checkId, key } = await seedCheck(here, { key: `check-${run}` });
      const rows = history.map((row) => ({
        ...row,
        ...{ check: key, id: `${row.id}_${run}`, agentId: agents.get(row.agentId) ?? '' },
        corrects: row.corrects && `${row.corrects}_${run}`,
      }));
      await insert(checkId, rows);
      const range = { checkIds: [checkId], from: new Date(start), to: new Date(start + length) };
      const [received, standing] = await read(here.scope, async (transaction) => [
        await listReceived(transaction, range, { agentIds: null, most: 1_000 }),
        await listStanding(transaction, range, places),
      ]);
      const check = { key, name: key, owner: '', createdAt: 0, retiredAt: null };
      const kept = new KeptProof([check], received ?? []);
      kept.begin(places, standing);
      for (let at = start; at < start + length; at += 1)
        for (const place of places) {
          const question = { ...place, check: key, at };
          const ids = kept.find(question)?.evidence.map(({ id }) => id);
          expect(ids?.toSorted()).toEqual(knownIds(rows, question));
        }
      const within = rows.filter(({ receivedAt }) => receivedAt >= start && receivedAt < start + length);
      const most = within.length - 1;
      if (most >= 0)
        expect(
          await read(here.scope, (one) => listReceived(one, range, { agentIds: null, most })),
        ).toBeNull();
    }),
    { seed, numRuns: 40 },
  );
}, 60_000);
