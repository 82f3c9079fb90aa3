import { formatDecimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import { readPath } from '#lib/domain/decisions/requirements/read-path.ts';
import {
  type CompiledRequirement,
  type Verdict,
  verdict,
} from '#lib/domain/decisions/requirements/requirement.ts';
import type { JsonValue } from '#lib/domain/decisions/types.ts';
import { timeWords } from '#lib/domain/decisions/words.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import type { LimitRequirement } from '#lib/domain/pacts/types.ts';

/** Which counter a limit keeps: the same over all versions of its pact, so that activating one resets nothing. */
type LimitPlace = { readonly pactId: string; readonly clause: string };

/** At most so many, or so much in all, in each window. Windows are aligned to the epoch. */
export function compileLimitRequirement(limit: LimitRequirement, place: LimitPlace): CompiledRequirement {
  const windowMs = parseDurationMs(limit.window);
  const max = parseDecimal(limit.sum ? limit.sum.max : limit.count);
  const expected = expectedWords(limit);
  const refOf = makeRefOf(limit, place);
  const path = limit.sum?.of.split('.');
  return (asked, owner) => {
    if (windowMs === null || windowMs === 0 || max === null) return unreadableLimit(expected, owner);
    const value = path ? readPath(asked.variables, path) : 1;
    const amount = parseDecimal(value);
    if (amount === null) return unreadableAmount(limit, expected, value ?? null, owner);
    const windowStart = asked.now - (((asked.now % windowMs) + windowMs) % windowMs);
    const limitRef = refOf(asked.subjects[limit.per]);
    const state = asked.limit(limitRef, windowStart);
    const used = parseDecimal(state.total);
    if (used === null) return unreadableLimit(expected, owner);
    const total = used + amount;
    const use = { limitRef, windowStart, ordinal: state.ordinal + 1, total };
    const observed = { used: state.total, asked: typeof value === 'string' ? value : String(value) };
    if (total <= max) return verdict('limit', 'satisfied', { expected, observed }, { use });
    const text = `${state.total} of ${formatDecimal(max)} are used; the window begins anew at ${timeWords(windowStart + windowMs)}.`;
    const remedies = [{ kind: 'wait', text, owner }] as const;
    return verdict('limit', 'unsatisfied', { expected, observed }, { use, remedies });
  };
}

function expectedWords(limit: LimitRequirement): string {
  const what = limit.sum
    ? `sum of ${limit.sum.of} at most ${limit.sum.max}`
    : `number of times at most ${limit.count}`;
  return `${what} per ${limit.per} in ${limit.window}`;
}

// The same subject asks again and again, so its last name is kept: a text that was made before is found faster.
function makeRefOf(limit: LimitRequirement, place: LimitPlace): (subject: string) => string {
  const counts = limit.sum ? `sum:${limit.sum.of}` : 'count';
  const prefix = `limit:${place.pactId}:${place.clause}:${counts}:${limit.window}:${limit.per}:`;
  let lastSubject = '';
  let lastRef = prefix;
  return (subject) => {
    if (subject !== lastSubject) {
      lastSubject = subject;
      lastRef = prefix + subject;
    }
    return lastRef;
  };
}

function unreadableAmount(
  limit: LimitRequirement,
  expected: string,
  observed: JsonValue,
  owner: string,
): Verdict {
  const text = `Ask with ${limit.sum?.of} as a number or decimal text that is not negative; it was ${JSON.stringify(observed)}.`;
  const remedies = [{ kind: 'fix_request', text, owner }] as const;
  return verdict('limit', 'error', { expected, observed }, { remedies });
}

function unreadableLimit(expected: string, owner: string): Verdict {
  const remedies = [{ kind: 'pact', text: `Correct the limit of this clause: ${expected}.`, owner }] as const;
  return verdict('limit', 'error', { expected, observed: null }, { remedies });
}
