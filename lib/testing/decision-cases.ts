import { readdirSync, readFileSync } from 'node:fs';
import { higherTier, type Tier } from '#lib/domain/actions/types.ts';
import { decide } from '#lib/domain/decisions/decide.ts';
import { DEFAULT_POSTURE } from '#lib/domain/decisions/default-posture.ts';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type {
  ActivePact,
  Decision,
  DecisionRequest,
  Facts,
  LimitState,
  ReadLimit,
} from '#lib/domain/decisions/types.ts';
import type { AgentSelector, Clause } from '#lib/domain/pacts/types.ts';

/** One case as it stands in a file: only what it is about; everything else is filled in below. */
export type DecisionCase = {
  readonly sentence: string;
  readonly request?: Partial<DecisionRequest>;
  readonly facts?: Partial<Facts>;
  readonly pacts?: readonly {
    readonly key?: string;
    readonly version?: number;
    readonly agents?: AgentSelector;
    readonly clauses: readonly Partial<Clause>[];
  }[];
  /** Counters by `limitRef`, whatever the window; others stand at zero. */
  readonly limits?: Readonly<Record<string, LimitState>>;
  /** RFC 3339; a Tuesday morning where nothing is said. */
  readonly now?: string;
  /** The parts of the answer that are wanted. */
  readonly want: Partial<Decision>;
};

const FOLDER = new URL('../domain/decisions/cases/', import.meta.url);

/** Every case of every file, with the file's name. */
export function readDecisionCases(): readonly { readonly file: string; readonly case: DecisionCase }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const cases = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as readonly DecisionCase[];
      return cases.map((one) => ({ file: name.replace('.json', ''), case: one }));
    });
}

export const SAMPLE_AGENT = {
  id: 'agt_ops',
  key: 'agent_ops_payments',
  name: 'Ops payments',
  owner: 'payments-ops',
  labels: { env: 'prod', desk: 'suppliers' },
  isRetired: false,
} as const;

const BASE_REQUEST: DecisionRequest = {
  agentId: SAMPLE_AGENT.id,
  action: 'tool:wire-transfer',
  context: { amount: 250, currency: 'EUR' },
  mode: 'enforce',
};

/** Facts that stop nothing, with the default posture of the effective tier. */
export function sampleFacts(facts: Partial<Facts>, asked?: Tier): Facts {
  const catalogueTier = facts.catalogueTier ?? 'low';
  return {
    workspaceId: 'wsp_1',
    requestDigest: 'sha256:request',
    agent: SAMPLE_AGENT,
    delegates: [],
    callerAgentId: null,
    stops: [],
    isActionDeclared: true,
    catalogueTier,
    posture: DEFAULT_POSTURE[higherTier(catalogueTier, asked ?? 'low')],
    review: null,
    teams: { 'payments-ops': 'Payments Ops', platform: 'Platform' },
    ...facts,
  };
}

const BASE_CLAUSE: Clause = {
  key: 'payments-limit',
  title: 'Second person above 5,000',
  obligation: 'No transfer above 5,000 EUR leaves without a second person.',
  severity: 'critical',
  scope: { actions: ['tool:wire-transfer'], tiers: [] },
  authorises: false,
  requires: [],
  consequence: { type: 'block' },
  owner: 'payments-ops',
  reviewCadenceDays: 30,
  recourse: 'The counterparty may freeze the agent and dispute the transfer within 10 days.',
};

/** A pact in force, by default one that binds the sample agent. */
export function samplePact(
  key: string,
  clauses: readonly Partial<Clause>[],
  agents?: AgentSelector,
): ActivePact {
  return {
    pactId: `pct_${key}`,
    version: 1,
    digest: `sha256:${key}`,
    content: {
      key,
      name: key,
      purpose: 'Supplier payments stay inside what Finance agreed.',
      agents: agents ?? { keys: [SAMPLE_AGENT.key], labels: {} },
      approvalsNeeded: 1,
      clauses: clauses.map((clause) => ({ ...BASE_CLAUSE, ...clause })),
    },
  };
}

/** What a case asks, whole: ready to be decided, by the engine or by anything that must agree with it. */
export type WholeCase = {
  readonly request: DecisionRequest;
  readonly facts: Facts;
  readonly pacts: readonly ActivePact[];
  readonly readLimit: ReadLimit;
  readonly now: number;
};

export function wholeCase(one: DecisionCase): WholeCase {
  const request = { ...BASE_REQUEST, ...one.request };
  return {
    request,
    facts: sampleFacts(one.facts ?? {}, request.resourceTier),
    pacts: (one.pacts ?? []).map((pact) => ({
      ...samplePact(pact.key ?? 'payments', pact.clauses, pact.agents),
      version: pact.version ?? 1,
    })),
    readLimit: (limitRef) => one.limits?.[limitRef] ?? { ordinal: 0, total: '0' },
    now: Date.parse(one.now ?? '2026-03-03T10:15:00Z'),
  };
}

/** Decides with a policy compiled for it alone. */
export function decideWhole({ request, facts, pacts, readLimit, now }: WholeCase): Decision {
  return decide(request, facts, compilePolicy(pacts), readLimit, now);
}
