import pg from 'pg';
import type { Tier } from '#lib/domain/actions/types.ts';
import { formatDecimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { DEFAULT_POSTURE } from '#lib/domain/decisions/default-posture.ts';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type {
  ActivePact,
  AgentFact,
  DecisionRequest,
  Facts,
  LimitState,
  ReadLimit,
} from '#lib/domain/decisions/types.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { newId } from '#lib/platform/ids.ts';
import { clauseOf } from '#lib/testing/pacts.ts';
import type { SeededWorkspace } from '#lib/testing/workspaces.ts';

/** Thirty days up to this moment are filled. It lies ahead: ids made in one process never go back. */
const UNTIL = Date.UTC(2100, 5, 30);
const DAY_MS = 86_400_000;
const DAYS = 30;
const AGENTS = 12;
const ACTIONS: readonly (readonly [name: string, tier: Tier])[] = [
  ['tool:wire-transfer', 'critical'],
  ['tool:pay-invoice', 'high'],
  ['tool:send-mail', 'moderate'],
  ['tool:search', 'low'],
];

/** The range that was filled. */
export const SEEDED = { from: UNTIL - DAYS * DAY_MS, to: UNTIL };

const limits: Clause = clauseOf({
  key: 'daily-sum',
  title: 'At most 400,000 a day',
  obligation: 'No agent pays more than 400,000 EUR a day.',
  authorises: false,
  requires: [
    { type: 'limit', sum: { of: 'context.amount', max: '400000' }, window: 'P1D', per: 'agent' },
    { type: 'condition', cel: "context.currency in ['EUR', 'CHF']" },
  ],
});
const invoices: Clause = clauseOf({
  key: 'invoices',
  title: 'Invoices with a number',
  obligation: 'An invoice is paid by its number.',
  scope: { actions: ['tool:pay-*'], tiers: [], when: 'context.amount > 100' },
  requires: [{ type: 'condition', cel: 'has(context.invoice) && context.amount <= 8000' }],
});

const CLAUSES: readonly Clause[] = [clauseOf(), limits, invoices];
/** What is tried: a lower limit than in force, and a clause more. */
export const DRAFT_CLAUSES: readonly Clause[] = [
  clauseOf({ requires: [{ type: 'condition', cel: 'context.amount <= 2500' }] }),
  limits,
  invoices,
  clauseOf({
    key: 'mail-by-day',
    title: 'Mail by day',
    obligation: 'Mail leaves between eight and eighteen.',
    scope: { actions: ['tool:send-*'], tiers: [] },
    authorises: false,
    requires: [
      {
        type: 'time',
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        from: '08:00',
        to: '18:00',
        timeZone: 'Europe/Zurich',
      },
    ],
  }),
];

/** The pact that is in force: agents are bound by label, so every decision is read. */
export async function seedPact(workspace: SeededWorkspace): Promise<ActivePact> {
  const { seedActivePact } = await import('#lib/testing/pacts.ts');
  const made = await seedActivePact(workspace, {
    agents: { keys: [], labels: { env: 'prod' } },
    clauses: CLAUSES,
  });
  return { ...made, version: 1 };
}

type Row = readonly [
  id: string,
  at: string,
  agentId: string,
  action: string,
  tier: string,
  effect: string,
  digest: string,
  record: string,
];

const INSERT = `
  INSERT INTO decision (workspace_id, id, evaluated_at, agent_id, action, tier, effect, mode, request_digest, revision, record)
  SELECT $1, row->>0, (row->>1)::timestamptz, row->>2, row->>3, row->>4, row->>5, 'enforce', row->>6, 1, row->>7
    FROM json_array_elements($2::json) AS row`;

/** Fills a workspace with so many decisions, each made by the engine, evenly over thirty days. */
export async function seedDecisions(
  appUrl: string,
  { workspaceId, pact, count }: { workspaceId: string; pact: ActivePact; count: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  await client.query(`SELECT set_config('app.workspaces', $1, false)`, [workspaceId]);
  const make = maker(workspaceId, pact);
  for (let done = 0; done < count; done += 2_000) {
    const rows = Array.from({ length: Math.min(2_000, count - done) }, (_, index) =>
      make((done + index) / count, done + index),
    );
    await client.query(INSERT, [workspaceId, JSON.stringify(rows)]);
  }
  await client.query('ANALYZE decision').catch(() => undefined);
  await client.end();
}

function maker(workspaceId: string, pact: ActivePact): (share: number, index: number) => Row {
  const policy = compilePolicy([pact]);
  const agents = Array.from({ length: AGENTS }, (_, index) => agentAt(index));
  const states = new Map<string, LimitState>();
  const readLimit: ReadLimit = (ref, start) => states.get(`${ref} ${start}`) ?? { ordinal: 0, total: '0' };
  return (share, index) => {
    const now = Math.round(SEEDED.from + share * DAYS * DAY_MS);
    const [action, tier] = ACTIONS[index % ACTIONS.length] ?? ['tool:search', 'low'];
    const agent = agents[index % agents.length] ?? agentAt(0);
    const request: DecisionRequest = {
      agentId: agent.key,
      action,
      resource: { type: 'account', id: `DE02 1203 0000 0000 ${index % 9_973}` },
      context: {
        amount: (index * 7_919) % 6_000,
        currency: 'EUR',
        invoice: `INV-${index}`,
        note: 'Quarterly order',
      },
      buildDigest: `sha256:${'3f2a'.repeat(16)}`,
      workflow: 'supplier-payments',
      session: `run_${index % 500}`,
      mode: 'enforce',
    };
    const requestDigest = sha256(`${index}`);
    const facts = factsOf(workspaceId, agent, tier, requestDigest);
    const decision = decide(request, facts, policy, readLimit, now);
    for (const use of decision.uses) {
      const total = formatDecimal(parseDecimal(use.total) ?? 0n);
      states.set(`${use.grantRef} ${use.windowStart}`, { ordinal: use.ordinal, total });
    }
    const record = JSON.stringify({ v: 1, request, facts, now, decision });
    const at = new Date(now).toISOString();
    return [newId('decision', now), at, agent.id, action, tier, decision.effect, requestDigest, record];
  };
}

function agentAt(index: number): AgentFact {
  return {
    ...{ id: `agt_bench${index}`, key: `agent_${index}`, name: `Agent ${index}`, owner: 'first-team' },
    ...{ labels: { env: 'prod', desk: 'suppliers' }, isRetired: false },
  };
}

function factsOf(workspaceId: string, agent: AgentFact, tier: Tier, requestDigest: string): Facts {
  return {
    ...{ workspaceId, requestDigest, agent, delegates: [], callerAgentId: null, stops: [] },
    ...{ isActionDeclared: true, catalogueTier: tier, posture: DEFAULT_POSTURE[tier], review: null },
    teams: { 'first-team': 'First team' },
  };
}
