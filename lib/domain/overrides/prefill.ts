import type { Tier } from '#lib/domain/actions/types.ts';
import type { ClauseOutcome, Decision, OtherCause } from '#lib/domain/decisions/types.ts';
import type { AskableEntry, NotOverridable } from '#lib/domain/overrides/views.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** The clause of that key in the version of the pact that is in force; null where there is none. */
export type FindClause = (pactId: string, clauseKey: string) => Clause | null;

type Askable = {
  readonly entries: readonly AskableEntry[];
  readonly notOverridable: readonly NotOverridable[];
};

/**
 * What a refusal leaves to ask for: every clause that is not kept and the posture's hold. A stop, an agent that is not
 * known and a clause that could not be evaluated are not for an exception to lift.
 */
export function whatCanBeAsked(decision: Decision, catalogueTier: Tier, findClause: FindClause): Askable {
  const entries: AskableEntry[] = [];
  const notOverridable: NotOverridable[] = [];
  let lifting: string | null = null;
  for (const outcome of decision.clauses) {
    if (outcome.outcome === 'error') notOverridable.push(unevaluable(outcome));
    if (outcome.outcome !== 'unsatisfied') continue;
    const clause = findClause(outcome.pactId, outcome.clause);
    if (!clause) {
      notOverridable.push(gone(outcome));
      continue;
    }
    entries.push(clauseEntry(outcome));
    if (liftsPosture(clause, catalogueTier)) lifting ??= clause.key;
  }
  for (const cause of decision.causes) {
    if (cause.kind === 'posture' && cause.tier !== catalogueTier)
      notOverridable.push(raised(cause, catalogueTier));
    else if (cause.kind === 'posture') entries.push(postureEntry(cause, lifting));
    else if (cause.kind !== 'review') notOverridable.push(unliftable(cause));
  }
  return { entries, notOverridable };
}

function liftsPosture({ authorises, scope: { tiers } }: Clause, catalogueTier: Tier): boolean {
  return authorises && (tiers.length === 0 || tiers.includes(catalogueTier));
}

function clauseEntry({ pact, clause, title, obligation, owner, ownerName }: ClauseOutcome): AskableEntry {
  return {
    target: { type: 'clause', pact, clause },
    title,
    obligation,
    owner: { key: owner, name: ownerName },
    alsoLiftedBy: null,
  };
}

function postureEntry(
  { tier, owner, ownerName }: Extract<OtherCause, { kind: 'posture' }>,
  lifting: string | null,
): AskableEntry {
  return {
    target: { type: 'posture', tier },
    title: `Posture for ${tier} actions that no clause authorises`,
    obligation: null,
    owner: owner === null ? null : { key: owner, name: ownerName ?? owner },
    alsoLiftedBy: lifting,
  };
}

function unevaluable({ title, remedies }: ClauseOutcome): NotOverridable {
  const what = remedies.map((remedy) => remedy.text).join(' ');
  const reason = `Fix the request: the clause could not be evaluated, and an exception to a promise is none to reading it. ${what}`;
  return { kind: 'error', title, reason: reason.trim() };
}

function raised({ tier }: { readonly tier: Tier }, catalogueTier: Tier): NotOverridable {
  const reason = `The caller raised the tier from ${catalogueTier} to ${tier}, and an exception to the posture holds for the catalogue’s tier alone. Ask without raising it, or set the action’s own tier.`;
  return { kind: 'raised', title: `Posture for ${tier} actions that no clause authorises`, reason };
}

function gone({ title, pact, clause }: ClauseOutcome): NotOverridable {
  const reason = `The version of ${pact} that is in force has no clause ${clause} any more. Ask for the decision again.`;
  return { kind: 'changed', title, reason };
}

function unliftable(cause: Extract<OtherCause, { kind: 'stop' | 'identity' }>): NotOverridable {
  if (cause.kind === 'stop')
    return {
      kind: 'stop',
      title: cause.stop.reason,
      reason:
        cause.stop.mode === 'kill'
          ? 'It is killed, which is final.'
          : 'It is stopped. Lift the stop; no exception reaches past it.',
    };
  const what = cause.remedies.map((remedy) => remedy.text).join(' ');
  return {
    kind: 'identity',
    title: cause.text,
    reason: `Only a known agent can be excepted. ${what}`.trim(),
  };
}
