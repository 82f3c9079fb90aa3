import type { Role } from '#lib/domain/access/permissions.ts';
import { remediesOfClause } from '#lib/domain/decisions/clause-remedies.ts';
import type { CompiledClause, CompiledConsequence } from '#lib/domain/decisions/policy.ts';
import type { Asked, LimitUse, Verdict } from '#lib/domain/decisions/requirements/requirement.ts';
import type { ClauseOutcome, Effect, RequirementOutcome } from '#lib/domain/decisions/types.ts';

type Ask = { readonly role: Role; readonly quorum: number };

/** What one clause said, with what follows from it if the decision is allowed or held. */
export type ClauseVerdict = {
  readonly compiled: CompiledClause;
  readonly outcome: ClauseOutcome;
  readonly uses: readonly LimitUse[];
  /** What follows from what is lacking. */
  readonly follows: CompiledConsequence;
  /** People it asks for when it is held: one entry a role, with the largest quorum. */
  readonly asks: readonly Ask[];
  /** Whether the clause stands for its actions instead of the posture. */
  readonly liftsPosture: boolean;
};

/** Asks one clause; null where its `when` says that it does not apply. */
export function evaluateClause(
  compiled: CompiledClause,
  asked: Asked,
  ownerName: string,
): ClauseVerdict | null {
  const when = compiled.when?.evaluate(asked.variables);
  if (when?.ok && !when.value) return null;
  const verdicts = compiled.requires.map((requirement) => requirement(asked, ownerName));
  // INVARIANT: a `when` that cannot be evaluated makes the clause apply, unsatisfied, and lifts no posture.
  const fault = when && !when.ok ? whenFault(compiled, when.message) : null;
  const requirements = [...(fault ? [fault] : []), ...verdicts.map((verdict) => verdict.outcome)];
  const kept = requirements.every((requirement) => requirement.outcome === 'satisfied');
  const follows = consequenceOf(compiled, requirements);
  const effect: Effect = kept ? 'allow' : effectOf(follows, requirements);
  const asks = effect === 'review' ? peopleAsked(follows, verdicts) : [];
  return {
    compiled,
    follows,
    outcome: outcomeOf(compiled, { requirements, effect, ownerName, verdicts, asks, follows }),
    uses: verdicts.flatMap((verdict) => verdict.use ?? []),
    asks,
    liftsPosture: compiled.clause.authorises && fault === null && effect !== 'block',
  };
}

// INVARIANT: `onStale` is for proof that is there and old; whatever else is lacking has the clause's own consequence.
function consequenceOf(
  { consequence, onStale }: CompiledClause,
  requirements: readonly RequirementOutcome[],
): CompiledConsequence {
  const lacking = requirements.filter(({ type, outcome }) => outcome !== 'satisfied' && type !== 'approval');
  const isOnlyStale = lacking.length > 0 && lacking.every(({ fault }) => fault === 'stale');
  return isOnlyStale ? onStale : consequence;
}

// Where nothing is lacking but an approval, people are asked even by a clause that blocks: nobody could ever keep it.
function effectOf(follows: CompiledConsequence, requirements: readonly RequirementOutcome[]): Effect {
  const lacksApprovalAlone = requirements.every(
    ({ type, outcome }) => outcome === 'satisfied' || type === 'approval',
  );
  return lacksApprovalAlone ? 'review' : follows.consequence.type;
}

function whenFault({ clause }: CompiledClause, message: string): RequirementOutcome {
  return { type: 'condition', outcome: 'error', expected: clause.scope.when ?? '', observed: message };
}

type Said = {
  readonly requirements: readonly RequirementOutcome[];
  readonly effect: Effect;
  readonly ownerName: string;
  readonly verdicts: readonly Verdict[];
  readonly asks: readonly Ask[];
  readonly follows: CompiledConsequence;
};

function outcomeOf(
  compiled: CompiledClause,
  { requirements, effect, ownerName, verdicts, asks, follows }: Said,
): ClauseOutcome {
  const { pact, clause } = compiled;
  const hasError = requirements.some((requirement) => requirement.outcome === 'error');
  return {
    pactId: pact.pactId,
    pact: pact.key,
    version: pact.version,
    clause: clause.key,
    title: clause.title,
    obligation: clause.obligation,
    owner: clause.owner,
    ownerName,
    authorises: clause.authorises,
    outcome: effect === 'allow' ? 'kept' : hasError ? 'error' : 'unsatisfied',
    effect,
    requirements,
    remedies:
      effect === 'allow'
        ? []
        : remediesOfClause(compiled, verdicts, { asks, ownerName, expiresInMs: follows.expiresInMs }),
  };
}

function peopleAsked({ consequence }: CompiledConsequence, verdicts: readonly Verdict[]): Ask[] {
  const quorums = new Map<Role, number>();
  if (consequence.type === 'review') quorums.set(consequence.role, consequence.quorum);
  for (const { asks } of verdicts) {
    if (asks) quorums.set(asks.role, Math.max(asks.quorum, quorums.get(asks.role) ?? 0));
  }
  return [...quorums].map(([role, quorum]) => ({ role, quorum }));
}
