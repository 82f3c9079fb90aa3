import { decide } from '#lib/domain/decisions/decide.ts';
import { type KeptDecision, VALID_FOR_MS } from '#lib/domain/decisions/kept-decision.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import type { Facts } from '#lib/domain/decisions/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import type { EarlierAnswer } from '#lib/gate/earlier-answers.ts';

type Now = { readonly facts: Facts; readonly policy: Policy; readonly now: number; readonly digest: string };

/**
 * The answer that is given again for a key that was used before; null where the request is decided again, because it
 * was held and people may have answered since. Raises `idempotency_reused` for another request and `decision_expired`
 * for an allow that is too old or would not be given today.
 */
export function repeatAnswer(earlier: EarlierAnswer, now: Now): KeptDecision | null {
  if (earlier.digest !== now.digest)
    throw new Problem('idempotency_reused', 'This idempotency key was used for another request.');
  const { decision } = earlier.decision.record;
  if (decision.effect === 'review') return null;
  if (decision.allowed) assertStillAllowed(earlier.decision, now);
  return earlier.decision;
}

function assertStillAllowed({ record }: KeptDecision, { facts, policy, now }: Now): void {
  if (now > record.now + VALID_FOR_MS)
    throw new Problem(
      'decision_expired',
      'The answer was valid for 60 s. Ask again with a new idempotency key.',
    );
  const read = new Map(
    record.decision.limitsRead.map((one) => [`${one.limitRef} ${one.windowStart}`, one.state]),
  );
  // With the review and the counters as they were: its own use of them is no reason to refuse it.
  const today = decide(
    record.request,
    { ...facts, review: record.facts.review },
    policy,
    (limitRef, start) => read.get(`${limitRef} ${start}`) ?? { ordinal: 0, total: '0' },
    now,
  );
  if (!today.allowed)
    throw new Problem('decision_expired', `What was allowed then is not allowed any more. ${today.summary}`);
}
