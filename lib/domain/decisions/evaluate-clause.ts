import type { Role } from '#lib/domain/access/permissions.ts';
import { remediesOfClause } from '#lib/domain/decisions/clause-remedies.ts';
import type { CompiledClause } from '#lib/domain/decisions/policy.ts';
import type { Asked, LimitUse, Verdict } from '#lib/domain/decisions/requirements/requirement.ts';
import type { ClauseOutcome, Effect, RequirementOutcome } from '#lib/domain/decisions/types.ts';

type Ask = { readonly role: Role; readonly quorum: number };

/** What one clause said, with what follows from it if the decision is allowed or held. */
export type ClauseVerdict = {
  readonly compiled: CompiledClause;
  readonly outcome: ClauseOutcome;
  readonly uses: readonly LimitUse[];
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
  const effect: Effect = kept ? 'allow' : effectOf(compiled, requirements);
  const asks = effect === 'review' ? peopleAsked(compiled, verdicts) : [];
  return {
    compiled,
    outcome: outcomeOf(compiled, { requirements, effect, ownerName, verdicts, asks }),
    uses: verdicts.flatMap((verdict) => verdict.use ?? []),
    asks,
    liftsPosture: compiled.clause.authorises && fault === null && effect !== 'block',
  };
}

// Where nothing is lacking but an approval, people are asked even by a clause that blocks: nobody could ever keep it.
function effectOf({ clause }: CompiledClause, requirements: readonly RequirementOutcome[]): Effect {
  const lacksApprovalAlone = requirements.every(
    ({ type, outcome }) => outcome === 'satisfied' || type === 'approval',
  );
  return lacksApprovalAlone ? 'review' : clause.consequence.type;
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
};

function outcomeOf(
  compiled: CompiledClause,
  { requirements, effect, ownerName, verdicts, asks }: Said,
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
    remedies: effect === 'allow' ? [] : remediesOfClause(compiled, verdicts, asks, ownerName),
  };
}

function peopleAsked({ clause }: CompiledClause, verdicts: readonly Verdict[]): Ask[] {
  const { consequence } = clause;
  const quorums = new Map<Role, number>();
  if (consequence.type === 'review') quorums.set(consequence.role, consequence.quorum);
  for (const { asks } of verdicts) {
    if (asks) quorums.set(asks.role, Math.max(asks.quorum, quorums.get(asks.role) ?? 0));
  }
  return [...quorums].map(([role, quorum]) => ({ role, quorum }));
}
