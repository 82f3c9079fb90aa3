import type { RecordedDecision } from '#lib/domain/backtests/types.ts';
import type { DecisionRecord } from '#lib/domain/decisions/record.ts';
import type { Effect, LimitRead, ReviewDemands, Use } from '#lib/domain/decisions/types.ts';

/** The two ends of a record that deciding again needs: most of what lies between is the recorded explanation. */
export type RecordSlices = {
  readonly id: string;
  readonly effect: string;
  /** All before `,"decision":{"engine"`. */
  readonly head: string;
  /** All after the last `,"pacts":[`. */
  readonly tail: string;
};

type Head = Pick<DecisionRecord, 'request' | 'facts' | 'now'>;
type Tail = {
  readonly demands: ReviewDemands | null;
  readonly uses: readonly Use[];
  readonly limitsRead: readonly LimitRead[];
};

const AFTER_PACTS = '],"demands":';
const NOTHING_MORE = 'null,"uses":[],"limitsRead":[]}}';
const NOTHING: Tail = { demands: null, uses: [], limitsRead: [] };

/**
 * Reads a record from its ends; null where they were not cut where they should be, and the whole has to be read. What a
 * caller said can hold either mark, as a member of its context, but then what is cut off is no JSON.
 */
export function readSlices({ id, effect, head, tail }: RecordSlices): RecordedDecision | null {
  const at = tail.indexOf(AFTER_PACTS);
  if (at < 0) return null;
  const rest = tail.slice(at + AFTER_PACTS.length);
  try {
    const { request, facts, now }: Head = JSON.parse(`${head}}`);
    const kept: Tail = rest === NOTHING_MORE ? NOTHING : JSON.parse(`{"demands":${rest.slice(0, -1)}`);
    return {
      ...{ id, effect: effect as Effect, request, facts, now },
      ...{
        citedText: tail.slice(0, at),
        demands: kept.demands,
        uses: kept.uses,
        limitsRead: kept.limitsRead,
      },
    };
  } catch {
    return null;
  }
}

/** Reads a whole record. */
export function readWhole(id: string, { request, facts, now, decision }: DecisionRecord): RecordedDecision {
  const { effect, demands, uses, limitsRead, pacts } = decision;
  const citedText = JSON.stringify(pacts).slice(1, -1);
  return { id, effect, request, facts, now, citedText, demands, uses, limitsRead };
}
