import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProven, provenUntil, STEP_UP_VALID_MS } from '#lib/domain/access/step-up.ts';

const now = Date.UTC(2026, 4, 4, 10);
const minute = 60_000;
const ago = (minutes: number) => now - minutes * minute;

describe('a session', () => {
  it.each([
    { given: 'a sign-in just now', signedInAt: now, steppedUpAt: null },
    { given: 'a sign-in nine minutes ago', signedInAt: ago(9), steppedUpAt: null },
    { given: 'a sign-in a millisecond short of ten minutes ago', signedInAt: ago(10) + 1, steppedUpAt: null },
    { given: 'an old sign-in and a step-up just now', signedInAt: ago(300), steppedUpAt: now },
    { given: 'an old sign-in and a step-up nine minutes ago', signedInAt: ago(300), steppedUpAt: ago(9) },
    { given: 'a sign-in just now and an old step-up', signedInAt: now, steppedUpAt: ago(60) },
    { given: 'a sign-in just now and a step-up that lies ahead', signedInAt: now, steppedUpAt: ago(-1) },
  ])('is proven by $given', ({ signedInAt, steppedUpAt }) => {
    expect(isProven({ signedInAt, steppedUpAt }, now)).toBe(true);
  });

  it.each([
    { given: 'a sign-in ten minutes ago', signedInAt: ago(10), steppedUpAt: null },
    { given: 'a sign-in eleven minutes ago', signedInAt: ago(11), steppedUpAt: null },
    { given: 'a step-up ten minutes ago', signedInAt: ago(300), steppedUpAt: ago(10) },
    { given: 'a sign-in that lies ahead', signedInAt: now + 1, steppedUpAt: null },
    { given: 'a step-up that lies ahead', signedInAt: ago(300), steppedUpAt: now + 1 },
    { given: 'no session at all', signedInAt: 0, steppedUpAt: null },
    { given: 'a time that is no number', signedInAt: Number.NaN, steppedUpAt: Number.NaN },
  ])('is not proven by $given', ({ signedInAt, steppedUpAt }) => {
    expect(isProven({ signedInAt, steppedUpAt }, now)).toBe(false);
  });

  it('is proven until ten minutes after its latest proof, and not a moment longer', () => {
    const times = fc.integer({ min: -20 * minute, max: 20 * minute });
    fc.assert(
      fc.property(times, fc.option(times), (signedIn, steppedUp) => {
        const proofs = {
          signedInAt: now + signedIn,
          steppedUpAt: steppedUp === null ? null : now + steppedUp,
        };
        const until = provenUntil(proofs, now);
        if (until === null) return !isProven(proofs, now);
        const past = { signedInAt: Math.min(proofs.signedInAt, now), steppedUpAt: null };
        return (
          until > now &&
          until <= now + STEP_UP_VALID_MS &&
          !isProven(past, past.signedInAt + STEP_UP_VALID_MS)
        );
      }),
    );
  });
});
