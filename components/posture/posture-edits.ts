import type { FieldFault } from '#lib/client/request-problem.ts';
import { PostureResource } from '#lib/contracts/posture.ts';
import type { PostureRule } from '#lib/domain/decisions/types.ts';

export type PostureEffect = PostureRule['effect'];

const REVIEW = { role: 'approver', quorum: 1, expiresIn: 'PT30M' } as const;

/** The rule for another effect: what is in force where it has that effect, else a first draft under the same owner. */
export function ruleFor(effect: PostureEffect, inForce: PostureRule, shown: PostureRule): PostureRule {
  if (inForce.effect === effect) return inForce;
  if (effect === 'allow') return { effect };
  const owner = ownerOf(shown) ?? ownerOf(inForce);
  return effect === 'block' ? { effect, owner } : { effect, owner, ...REVIEW };
}

/** The key of the team that answers for a rule; null for none, and where nothing needs an answer. */
export function ownerOf(rule: PostureRule): string | null {
  return rule.effect === 'allow' ? null : rule.owner;
}

/** What the contract refuses, by path: `high.expiresIn`. */
export function postureFaults(posture: PostureResource): readonly FieldFault[] {
  const { error } = PostureResource.safeParse(posture);
  return error ? error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) : [];
}
