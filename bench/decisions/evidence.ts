import pg from 'pg';
import type { Gate } from '#lib/gate/gate.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';
import { askGate, keyOf, openReadyGate } from '#lib/testing/gates.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';
import { startBenchDatabase } from './bench-database.ts';

/** One amount of evidence: how long a gate takes to hold it, and how long a decision takes beside it. */
export type EvidenceRow = {
  readonly rows: number;
  readonly heads: number;
  readonly loadMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};
/** How long new evidence takes from its commit to the first decision of each of three gates that uses it. */
export type NewsRow = {
  readonly trials: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
};

const AMOUNTS = [100, 10_000, 1_000_000] as const;
const ASKS = 2_000;
const TRIALS = 100;
/** Builds that the evidence is spread over; each has a newest result of its own, which gates hold. */
const BUILDS = Number(process.env.BENCH_BUILDS ?? 4);
const GATES = 3;

// Spread over a hundred agents, ten checks and four builds, all but the asking agent's, and the heads made of them.
const FILL = `
  WITH made AS (
    INSERT INTO evidence (workspace_id, id, agent_id, check_id, method, result, observed_at, received_at, counts_from, build_digest, created_by_id)
    SELECT $1, 'evd_bench' || lpad(n::text, 12, '0'), (SELECT array_agg(id ORDER BY id) FROM agent WHERE workspace_id = $1 AND key LIKE 'crowd_%')[1 + n % 100],
           (SELECT array_agg(id ORDER BY id) FROM "check" WHERE workspace_id = $1)[1 + (n / 100) % 10], 'automated', '{"passed": 40, "failed": 0}',
           now() - n * interval '1 second', now(), now() - n * interval '1 second', 'sha256:' || lpad(((n / 1000) % $4::int)::text, 8, '0'), 'per_bench'
      FROM generate_series($2::int, $3::int) AS n
    RETURNING workspace_id, agent_id, check_id, method, build_digest, id, counts_from)
  INSERT INTO evidence_head (workspace_id, agent_id, check_id, method, build_digest, evidence_id)
  SELECT DISTINCT ON (agent_id, check_id, method, build_digest) workspace_id, agent_id, check_id, method, build_digest, id
    FROM made ORDER BY agent_id, check_id, method, build_digest, counts_from DESC
  ON CONFLICT DO NOTHING`;

/** Decisions beside 10², 10⁴ and 10⁶ rows of evidence, one after another, and how fast news of evidence arrives. */
export async function measureEvidence(): Promise<{ readonly rows: EvidenceRow[]; readonly news: NewsRow }> {
  const database = await startBenchDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    const { workspace, key } = await seedProof(database.appUrl);
    const rows: EvidenceRow[] = [];
    let filled = 0;
    for (const amount of AMOUNTS) {
      await owner.query(FILL, [workspace.workspaceId, filled + 1, amount, BUILDS]);
      await owner.query('ANALYZE evidence, evidence_head');
      filled = amount;
      rows.push(await beside(amount, owner, key));
    }
    return { rows, news: await news(workspace, key) };
  } finally {
    await owner.end();
    await database.stop();
  }
}

async function seedProof(appUrl: string) {
  process.env.DATABASE_URL = appUrl;
  const { seedAgent, seedKey, seedWorkspace } = await import('#lib/testing/workspaces.ts');
  const { clauseOf, seedActivePact } = await import('#lib/testing/pacts.ts');
  const { seedCheck, seedEvidence, seedSource } = await import('#lib/testing/evidence.ts');
  const workspace = await seedWorkspace();
  const agent = await seedAgent(workspace, { key: 'agent_pay' });
  for (let index = 0; index < 100; index += 1) await seedAgent(workspace, { key: `crowd_${index}` });
  for (let index = 0; index < 10; index += 1) await seedCheck(workspace, { key: `check-${index}` });
  await seedSource(workspace);
  const evidence = [{ check: 'check-3', methods: ['automated'], maxAge: 'P30D', sameBuild: false }] as const;
  await seedActivePact(workspace, {
    clauses: [clauseOf({ requires: [], evidence, consequence: { type: 'block' } })],
  });
  await seedEvidence(workspace, { agent: agent.key, check: 'check-3' });
  return { workspace, key: await seedKey(workspace, { scopes: ['decide'] }) };
}

type Key = Awaited<ReturnType<typeof seedProof>>['key'];

async function beside(rows: number, owner: pg.Client, key: Key): Promise<EvidenceRow> {
  const startedAt = performance.now();
  const gate = await openReadyGate();
  const loadMs = performance.now() - startedAt;
  const caller = await keyOf(gate, key);
  const times = [];
  for (let index = 0; index < ASKS + 200; index += 1) {
    const askedAt = performance.now();
    const { record } = await askGate(gate, caller, {});
    if (!record.decision.allowed) throw new Error(record.decision.summary);
    if (index >= 200) times.push(performance.now() - askedAt);
  }
  await gate.close();
  const counted = await owner.query<{ heads: number }>('SELECT count(*)::int AS heads FROM evidence_head');
  return { rows, heads: counted.rows[0]?.heads ?? 0, loadMs: Math.round(loadMs), ...percentiles(times) };
}

/** Evidence that passes and fails by turns; each gate is asked until it answers by the newest. */
async function news(workspace: SeededWorkspace, key: Key): Promise<NewsRow> {
  const { seedEvidence } = await import('#lib/testing/evidence.ts');
  const gates = await Promise.all(Array.from({ length: GATES }, () => openReadyGate()));
  const callers = await Promise.all(gates.map((gate) => keyOf(gate, key)));
  const times: number[] = [];
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const failed = trial % 2 === 0 ? 1 : 0;
    await seedEvidence(workspace, { agent: 'agent_pay', check: 'check-3', result: { passed: 1, failed } });
    const committedAt = performance.now();
    await Promise.all(
      gates.map(async (gate, at) => {
        await untilAnswered(gate, callers[at], failed === 0);
        times.push(performance.now() - committedAt);
      }),
    );
  }
  await Promise.all(gates.map((gate) => gate.close()));
  return { trials: times.length, ...percentiles(times), longestMs: Math.max(...times) };
}

async function untilAnswered(gate: Gate, caller: KeyFact | undefined, wanted: boolean): Promise<void> {
  if (!caller) throw new Error('every gate has a caller');
  for (;;) {
    const { record } = await askGate(gate, caller, { mode: 'dry_run' });
    if (record.decision.allowed === wanted) return;
  }
}

function percentiles(times: readonly number[]): { readonly p50Ms: number; readonly p99Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Prints the amounts as ratios to the smallest one of the same run, and how news arrives. */
export function printEvidence({ rows, news: arrived }: Awaited<ReturnType<typeof measureEvidence>>): void {
  const [first] = rows;
  console.table(
    rows.map((row) => ({
      'rows of evidence': row.rows,
      heads: row.heads,
      'gate ready ms': row.loadMs,
      'p50 ms': row.p50Ms.toFixed(3),
      'p99 ms': row.p99Ms.toFixed(3),
      'p50 of first': (row.p50Ms / (first?.p50Ms ?? Number.NaN)).toFixed(2),
    })),
  );
  console.table([
    {
      'evidence to decision, three gates': arrived.trials,
      'p50 ms': arrived.p50Ms.toFixed(1),
      'p99 ms': arrived.p99Ms.toFixed(1),
      'longest ms': arrived.longestMs.toFixed(1),
    },
  ]);
}
