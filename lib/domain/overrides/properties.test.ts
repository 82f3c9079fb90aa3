import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '#lib/domain/access/permissions.ts';
import { OVERRIDE_ROLES } from '#lib/domain/access/workspace.ts';
import {
  canTransition,
  refuseAnswer,
  refuseReview,
  refuseRevoke,
  stateOf,
} from '#lib/domain/overrides/lifecycle.ts';
import { OVERRIDE_STATES, type Override } from '#lib/domain/overrides/types.ts';
import { at, overrideOf, owed } from '#lib/testing/override-rules.ts';

const person = fc.record({
  personId: fc.constantFrom('per_asker', 'per_second', 'per_third'),
  role: fc.constantFrom(...ROLES),
});
type Person = { readonly personId: string; readonly role: (typeof ROLES)[number] };
const named = ({ personId }: Person) => ({ id: personId, name: personId });

/** What can be tried with an override at a time: the steps of people, of the worker, and a decision that uses it. */
const step = fc.record({
  verb: fc.constantFrom('grant', 'deny', 'revoke', 'review', 'expire', 'exhaust', 'use'),
  by: person,
  // The clock of who acts may stand before that of who acted last.
  hours: fc.double({ min: -2, max: 30, noNaN: true }),
});
type Step = { readonly verb: string; readonly by: Person; readonly hours: number };

/** The override after the step, as the operations write it; the same where the rules refuse. */
function moved(
  override: Override,
  { verb, by, hours }: Step,
  role: (typeof OVERRIDE_ROLES)[number],
): Override {
  const now = at(hours);
  const state = stateOf(override, now);
  const answer = { answeredBy: named(by), answeredAt: now };
  switch (verb) {
    case 'grant':
      return refuseAnswer(override, by, role, now) ? override : { ...override, status: 'granted', ...answer };
    case 'deny':
      return refuseAnswer(override, by, role, now) ? override : { ...override, status: 'denied', ...answer };
    case 'revoke':
      return refuseRevoke(override, by, now)
        ? override
        : { ...override, status: 'revoked', endedBy: named(by) };
    case 'review': {
      if (refuseReview(override, by) || !override.review) return override;
      return { ...override, review: { ...override.review, reviewedAt: now, reviewedBy: named(by) } };
    }
    case 'use':
      return state === 'active' ? { ...override, used: override.used + 1 } : override;
    default: {
      const to = verb === 'expire' ? 'expired' : 'exhausted';
      return state === to && canTransition(override.status, to) ? { ...override, status: to } : override;
    }
  }
}

const sequence = fc.record({
  steps: fc.array(step, { maxLength: 12 }),
  role: fc.constantFrom(...OVERRIDE_ROLES),
  isBroken: fc.boolean(),
  maxUses: fc.integer({ min: 1, max: 3 }),
});

function start(isBroken: boolean, maxUses: number): Override {
  const asker = { id: 'per_asker', name: 'Ada' };
  const broken = { status: 'granted', isBreakGlass: true, answeredBy: asker, review: owed() } as const;
  return overrideOf({ maxUses, ...(isBroken && broken) });
}

const isOver = (override: Override) => !['requested', 'granted'].includes(override.status);

describe('whatever anybody tries in whatever order', () => {
  it('an override is active only by a second person, or by breaking the glass', () => {
    fc.assert(
      fc.property(sequence, ({ steps, role, isBroken, maxUses }) => {
        let override = start(isBroken, maxUses);
        for (const one of steps) {
          override = moved(override, one, role);
          if (stateOf(override, at(one.hours)) !== 'active') continue;
          const { answeredBy, requestedBy, isBreakGlass } = override;
          expect(isBreakGlass || (answeredBy !== null && answeredBy.id !== requestedBy.id)).toBe(true);
        }
      }),
    );
  });

  it('what has ended never becomes active again, not even when the clock goes back', () => {
    fc.assert(
      fc.property(sequence, ({ steps, role, isBroken, maxUses }) => {
        let override = start(isBroken, maxUses);
        for (const one of steps) {
          const next = moved(override, one, role);
          if (isOver(override)) expect(next.status).toBe(override.status);
          override = next;
        }
      }),
    );
  });

  it('it is never used more often than it may be, nor outside of its time', () => {
    fc.assert(
      fc.property(sequence, ({ steps, role, isBroken, maxUses }) => {
        let override = start(isBroken, maxUses);
        for (const one of steps) {
          const next = moved(override, one, role);
          const now = at(one.hours);
          if (next.used > override.used) expect(now >= at(0) && now < at(24)).toBe(true);
          expect(next.used).toBeLessThanOrEqual(maxUses);
          override = next;
        }
      }),
    );
  });

  it('nobody answers the review that they owe, and nobody answers it twice', () => {
    fc.assert(
      fc.property(sequence, ({ steps, role, maxUses }) => {
        let override = start(true, maxUses);
        for (const one of steps) {
          const next = moved(override, one, role);
          expect(next.review?.reviewedBy?.id).not.toBe('per_asker');
          if (override.review?.reviewedAt) expect(next.review).toBe(override.review);
          override = next;
        }
      }),
    );
  });

  it('it is in exactly one state at any time', () => {
    fc.assert(
      fc.property(
        sequence,
        fc.double({ min: -50, max: 50, noNaN: true }),
        ({ steps, role, isBroken, maxUses }, hours) => {
          const override = steps.reduce((one, next) => moved(one, next, role), start(isBroken, maxUses));
          expect(OVERRIDE_STATES).toContain(stateOf(override, at(hours)));
        },
      ),
    );
  });
});
