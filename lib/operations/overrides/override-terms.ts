import type { Tier } from '#lib/domain/actions/types.ts';
import { TIERS } from '#lib/domain/actions/types.ts';
import type { Agent } from '#lib/domain/agents/types.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import type { WindowWish } from '#lib/domain/overrides/terms.ts';
import type { ReasonCode } from '#lib/domain/overrides/types.ts';
import { coversPattern, isBroad } from '#lib/domain/pacts/action-pattern.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { type FieldProblem, Problem } from '#lib/domain/problems/problem.ts';
import { clauseDigestOf } from '#lib/operations/overrides/override-standing.ts';
import * as agents from '#lib/store/agents.ts';
import * as decisions from '#lib/store/decisions.ts';
import type { NewOverride } from '#lib/store/overrides.ts';
import { listVersions } from '#lib/store/pact-versions.ts';
import { findPact } from '#lib/store/pacts.ts';
import * as posture from '#lib/store/posture.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** What somebody asks an exception for. */
export type TermsBody = {
  readonly target:
    | { readonly type: 'clause'; readonly pact: string; readonly clause: string }
    | { readonly type: 'posture'; readonly tier: Tier };
  readonly agents: readonly string[];
  readonly actions: readonly string[];
  readonly reasonCode: ReasonCode;
  readonly reason: string;
  readonly ticket: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly lastsFor?: string;
  readonly maxUses: number;
  readonly decision?: string;
};

type Columns = Omit<NewOverride, 'id' | 'status' | 'startsAt' | 'endsAt' | 'requestedById' | 'requestedAt'>;
/** The same, found here; `owner` is the key of the team that owns the clause or answers for the posture. */
export type Terms = { readonly columns: Columns; readonly owner: string | null };

type Found = {
  readonly columns: Pick<NewOverride, 'targetType' | 'pactId' | 'clauseKey' | 'clauseDigest' | 'tier'>;
  readonly owner: string | null;
  /** Null for a posture, which speaks of every agent and action. */
  readonly text: { readonly content: PactContent; readonly clause: Clause } | null;
};

/** When it is asked to hold, as the rules take it. */
export function windowWish({ startsAt, endsAt, lastsFor }: TermsBody): WindowWish {
  return {
    startsAt: startsAt === undefined ? null : new Date(startsAt),
    endsAt: endsAt === undefined ? null : new Date(endsAt),
    lastsForMs: lastsFor === undefined ? null : parseDurationMs(lastsFor),
  };
}

/** The value that the rules planned; raises `invalid_request` with their faults. */
export function planned<T>(
  plan:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly faults: readonly FieldProblem[] },
): T {
  if (plan.ok) return plan.value;
  throw refused('invalid_request', plan.faults);
}

/** Finds everything that the terms name, or raises by path what is not there or does not fit. */
export async function resolveTerms(transaction: Transaction, body: TermsBody): Promise<Terms> {
  const target = await findTarget(transaction, body.target);
  const { ids, faults } = await findAgents(transaction, body.agents, target);
  faults.push(...actionFaults(body.actions, target));
  if (body.decision !== undefined && !(await decisions.find(transaction, body.decision)))
    faults.push({ path: 'decision', message: 'is no decision of this workspace' });
  if (faults.length > 0) throw refused('invalid_request', faults);
  const { reasonCode, reason, ticket, maxUses, decision = null } = body;
  const actions = [...new Set(body.actions)];
  const said = { agentIds: ids, actions, reasonCode, reason, ticket, maxUses, decisionId: decision };
  return { columns: { ...target.columns, ...said }, owner: target.owner };
}

async function findTarget(transaction: Transaction, target: TermsBody['target']): Promise<Found> {
  if (target.type === 'posture') return findPosture(transaction, target.tier);
  const pact = await findPact(transaction, target.pact);
  const [version] = pact ? await listVersions(transaction, [pact.id], ['active']) : [];
  if (!pact || !version) throw noTarget('target.pact', `${target.pact} has no version in force here`);
  const clause = version.content.clauses.find(({ key }) => key === target.clause);
  if (!clause)
    throw noTarget(
      'target.clause',
      `version ${version.number} of ${pact.key} has no clause ${target.clause}`,
    );
  const about = { pactId: pact.id, clauseKey: clause.key, clauseDigest: clauseDigestOf(clause) };
  return {
    columns: { targetType: 'clause', ...about, tier: null },
    owner: clause.owner,
    text: { content: version.content, clause },
  };
}

async function findPosture(transaction: Transaction, tier: Tier): Promise<Found> {
  const rules = await posture.find(transaction);
  // A caller can raise a tier and then meets the strictest rule up to it.
  const isOpen = TIERS.slice(0, TIERS.indexOf(tier) + 1).every((one) => rules[one].effect === 'allow');
  if (isOpen) throw noTarget('target.tier', `the posture allows ${tier} actions as it is`);
  const rule = rules[tier];
  const about = { pactId: null, clauseKey: null, clauseDigest: null };
  return {
    columns: { targetType: 'posture', ...about, tier },
    owner: rule.effect === 'allow' ? null : rule.owner,
    text: null,
  };
}

async function findAgents(
  transaction: Transaction,
  names: readonly string[],
  { text }: Found,
): Promise<{ ids: string[]; faults: FieldProblem[] }> {
  const ids = new Set<string>();
  const faults: FieldProblem[] = [];
  const known = await agents.findAllNamed(transaction, names);
  for (const [index, name] of names.entries()) {
    const agent = known.get(name) ?? null;
    const message = agentFault(agent, text?.content ?? null);
    if (agent && message === null) ids.add(agent.id);
    else faults.push({ path: `agents.${index}`, message: message ?? '' });
  }
  return { ids: [...ids], faults };
}

function agentFault(agent: Agent | null, content: PactContent | null): string | null {
  if (!agent) return 'is no agent of this workspace';
  if (agent.retiredAt) return `${agent.key} is retired`;
  if (content && !bindsAgent(content.agents, agent)) return `${content.key} does not bind ${agent.key}`;
  return null;
}

function actionFaults(actions: readonly string[], { text }: Found): FieldProblem[] {
  // The posture speaks of every action there is, so an exception to it names the ones it is for.
  if (!text) return actions.flatMap((pattern, index) => (isBroad(pattern) ? [broad(index, pattern)] : []));
  const { key, scope } = text.clause;
  const reaches = (pattern: string) =>
    scope.actions.some((own) => coversPattern(own, pattern) || coversPattern(pattern, own));
  return actions.flatMap((pattern, index) =>
    reaches(pattern)
      ? []
      : [{ path: `actions.${index}`, message: `the clause ${key} does not speak of ${pattern}` }],
  );
}

function broad(index: number, pattern: string): FieldProblem {
  const message = `names no action in particular: an exception to the posture is not for ${pattern}`;
  return { path: `actions.${index}`, message };
}

function noTarget(path: string, message: string): Problem {
  return refused('override_target', [{ path, message }]);
}

/** A problem that names its faults by path. */
export function refused(
  code: 'invalid_request' | 'override_target',
  errors: readonly FieldProblem[],
): Problem {
  const [first] = errors;
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new Problem(code, `${first?.path}: ${first?.message}${rest}`, { errors });
}
