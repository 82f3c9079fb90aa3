import type * as z from 'zod';
import type { ReasonResource } from '#lib/contracts/decision-reasons.ts';
import type { DecisionAnswer } from '#lib/contracts/decisions.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';
import { type KeptDecision, VALID_FOR_MS } from '#lib/domain/decisions/kept-decision.ts';
import type { Waiver } from '#lib/domain/decisions/override-facts.ts';
import type { ClauseOutcome, Decision, Effect, OtherCause, Remedy } from '#lib/domain/decisions/types.ts';

type Answer = z.output<typeof DecisionAnswer>;
type Reason = z.output<typeof ReasonResource>;

/**
 * A recorded decision as its agent reads it, from gate and console alike. `productUrl` is where people find the console,
 * without a slash at its end.
 */
export function presentDecision({ id, revision, record, review }: KeptDecision, productUrl: string): Answer {
  const { request, facts, decision, now } = record;
  return {
    id,
    mode: request.mode,
    allowed: decision.allowed,
    effect: decision.effect,
    summary: decision.summary,
    reasons: reasonsOf(decision),
    obligations: [],
    review: review && {
      id: review.id,
      url: `${productUrl}/reviews/${review.id}`,
      expiresAt: timestamp(review.expiresAt),
    },
    tier: decision.tier,
    waivers: (decision.waivers ?? []).map((waiver) => presentWaiver(waiver, decision)),
    pacts: decision.pacts.map(({ key, name, version, digest }) => ({ key, name, version, digest })),
    requestDigest: facts.requestDigest,
    revision,
    evaluatedAt: timestamp(new Date(now)),
    validUntil: decision.allowed ? timestamp(new Date(now + VALID_FOR_MS)) : null,
  };
}

// What decided comes first: causes, then the clauses that were not kept, then the rest in the order of the documents.
function reasonsOf({ causes, clauses, effect }: Decision): Reason[] {
  const broken = clauses.filter((clause) => clause.effect === effect && clause.effect !== 'allow');
  const others = clauses.filter((clause) => !broken.includes(clause));
  return [...causes.map(causeReason), ...[...broken, ...others].map(clauseReason)];
}

function clauseReason(clause: ClauseOutcome): Reason {
  return {
    kind: 'clause',
    pact: clause.pact,
    version: clause.version,
    clause: clause.clause,
    title: clause.title,
    obligation: clause.obligation,
    owner: clause.ownerName,
    outcome: clause.outcome,
    consequence: clause.effect,
    requirements: clause.requirements.map((requirement) => ({
      ...requirement,
      // What was observed came out of JSON, or is made of plain values.
      observed: requirement.observed as Reason['requirements'][number]['observed'],
    })),
    remedies: presentRemedies(clause.remedies),
  };
}

function presentWaiver({ ref, endsAt, ...waiver }: Waiver, { clauses }: Decision): Answer['waivers'][number] {
  const clause = clauses.find(
    ({ pactId, version, clause: key }) => ref === `clause:${pactId}:${version}:${key}`,
  );
  return {
    ...waiver,
    clause: clause?.clause ?? null,
    pact: clause?.pact ?? null,
    endsAt: timestamp(new Date(endsAt)),
  };
}

function causeReason(cause: OtherCause): Reason {
  return {
    kind: cause.kind,
    pact: null,
    version: null,
    clause: null,
    obligation: null,
    outcome: 'applies',
    requirements: [],
    remedies: presentRemedies(cause.remedies),
    ...wordsOf(cause),
  };
}

function wordsOf(cause: OtherCause): { title: string; owner: string | null; consequence: Effect } {
  switch (cause.kind) {
    case 'stop':
      return { title: stopTitle(cause.stop), owner: cause.stop.by, consequence: 'block' };
    case 'identity':
      return { title: cause.text, owner: cause.remedies[0]?.owner ?? null, consequence: 'block' };
    case 'posture':
      return {
        title: `Posture for ${cause.tier} actions that no clause authorises`,
        owner: cause.ownerName,
        consequence: cause.effect,
      };
    case 'review':
      return { title: cause.text, owner: cause.remedies[0]?.owner ?? null, consequence: 'review' };
  }
}

function stopTitle({
  target,
  targetId,
  mode,
  reason,
}: Extract<OtherCause, { kind: 'stop' }>['stop']): string {
  const what = target === 'action' ? `The action ${targetId}` : `The ${target}`;
  return `${what} is ${mode === 'kill' ? 'killed' : 'frozen'}: ${reason}`;
}

function presentRemedies(remedies: readonly Remedy[]): Reason['remedies'] {
  return remedies.map(({ kind, text, owner }) => ({ kind, text, owner }));
}
