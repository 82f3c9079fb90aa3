import { formatDecimal, parseDecimal } from '#lib/domain/decimals/decimal.ts';
import { readPath } from '#lib/domain/decisions/requirements/read-path.ts';
import {
  type Asked,
  type CompiledRequirement,
  type Verdict,
  verdict,
} from '#lib/domain/decisions/requirements/requirement.ts';
import { timeWords } from '#lib/domain/decisions/words.ts';
import { parseDurationMs } from '#lib/domain/durations/duration.ts';
import type { LimitRequirement } from '#lib/domain/pacts/types.ts';

/** Which counter a limit keeps: the same over all versions of its pact, so that activating one resets nothing. */
type LimitPlace = { readonly pactId: string; readonly clause: string };

/** At most so many, or so much in all, in each window. Windows are aligned to the epoch. */
export function compileLimitRequirement(limit: LimitRequirement, place: LimitPlace): CompiledRequirement {
  const windowMs = parseDurationMs(limit.window);
  const max = parseDecimal(limit.sum ? limit.sum.max : limit.count);
  const what = limit.sum ? `sum of ${limit.sum.of}` : 'number of times';
  const counts = limit.sum ? `sum:${limit.sum.of}` : 'count';
  const expected = `${what} at most ${max === null ? '?' : formatDecimal(max)} per ${limit.per} in ${limit.window}`;
  const prefix = `limit:${place.pactId}:${place.clause}:${counts}:${limit.window}:${limit.per}:`;
  return (asked, owner) => {
    const amount = limit.sum ? parseDecimal(readPath(asked.variables, limit.sum.of)) : parseDecimal(1);
    if (windowMs === null || max === null || amount === null)
      return unreadable(limit, expected, asked, owner);
    const windowStart = asked.now - (((asked.now % windowMs) + windowMs) % windowMs);
    const limitRef = prefix + asked.subjects[limit.per];
    const used = parseDecimal(asked.limit(limitRef, windowStart).total);
    if (used === null) return unreadable(limit, expected, asked, owner);
    const use = { limitRef, windowStart, amount: formatDecimal(amount) };
    const facts = { expected, observed: { used: formatDecimal(used), asked: use.amount } };
    if (used + amount <= max) return verdict('limit', 'satisfied', facts, { use });
    const text = `${formatDecimal(used)} of ${formatDecimal(max)} are used; the window begins anew at ${timeWords(windowStart + windowMs)}.`;
    return verdict('limit', 'unsatisfied', facts, { use, remedies: [{ kind: 'wait', text, owner }] });
  };
}

function unreadable(limit: LimitRequirement, expected: string, asked: Asked, owner: string): Verdict {
  const path = limit.sum?.of ?? 'the limit';
  const observed = limit.sum ? (readPath(asked.variables, limit.sum.of) ?? null) : null;
  const text = `Ask with ${path} as a number or decimal text that is not negative; it was ${JSON.stringify(observed)}.`;
  return verdict(
    'limit',
    'error',
    { expected, observed },
    { remedies: [{ kind: 'fix_request', text, owner }] },
  );
}
