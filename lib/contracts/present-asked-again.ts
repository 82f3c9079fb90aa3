import type * as z from 'zod';
import type { AskedAgainResource } from '#lib/contracts/backtests.ts';
import { presentTested, presentUndecidable } from '#lib/contracts/present-backtest.ts';
import { presentDecision } from '#lib/contracts/present-decision.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';
import type { Again } from '#lib/domain/backtests/decide-again.ts';
import type { TestedPact } from '#lib/domain/backtests/types.ts';
import type { DecisionRecord } from '#lib/domain/decisions/record.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import type { Decision } from '#lib/domain/decisions/types.ts';

type Resource = z.output<typeof AskedAgainResource>;
type AskedAgainView = {
  readonly pact: { readonly key: string; readonly name: string };
  readonly tested: TestedPact;
  readonly decision: StoredDecision;
  readonly binds: boolean;
  readonly again: Again;
};

/** Both answers to one request: the recorded one, and the one that nobody was given. */
export function presentAskedAgain({ pact, tested, decision, binds, again }: AskedAgainView): Resource {
  const [would] = again.ways;
  const answer = partOf(decision, would);
  const undecidable = again.undecidable.map(presentUndecidable);
  const isTold = undecidable.length === 0;
  const isKnown = (reason: Resource['recorded']['reasons'][number]) =>
    !undecidable.some((unknown) => unknown.pact === reason.pact && unknown.clause === reason.clause);
  return {
    decisionId: decision.id,
    evaluatedAt: timestamp(decision.evaluatedAt),
    tested: presentTested(pact, tested),
    binds,
    recorded: partOf(decision, decision.record.decision),
    hypothetical: {
      ...answer,
      ...(!isTold && { effect: null, allowed: null, summary: null }),
      reasons: isTold ? answer.reasons : answer.reasons.filter(isKnown),
      possible: [...again.effects],
    },
    undecidable,
  };
}

function partOf({ record }: StoredDecision, decision: Decision): Resource['recorded'] {
  return presentAnswerPart({ ...record, decision });
}

/** An answer alone, without what only a recorded one has. */
export function presentAnswerPart(record: DecisionRecord): Resource['recorded'] {
  const whole = presentDecision({ id: '', revision: 0, record, review: null }, '');
  const { effect, allowed, summary, reasons, tier, pacts, waivers } = whole;
  return { effect, allowed, summary, reasons, tier, pacts, waivers };
}
