import { nameRequirement } from '#lib/domain/pacts/describe-requirement.ts';
import { conditionChanges, conditionInWords } from '#lib/domain/pacts/diff-condition.ts';
import type { LimitRequirement, Requirement } from '#lib/domain/pacts/types.ts';
import { durationWords, groupDigits, pathInWords } from '#lib/domain/pacts/wording.ts';

/** What an approver reads of a requirement: a condition by what it says. */
export function requirementInWords(requirement: Requirement): string {
  return requirement.type === 'condition'
    ? `that ${conditionInWords(requirement.cel)}`
    : nameRequirement(requirement);
}

const moves = (was: number, is: number) => (is > was ? 'rises' : 'falls');

/** One limit with another bound, everything else kept; null for any other change. */
function limitChange(before: LimitRequirement, after: LimitRequirement): string | null {
  if (before.window !== after.window || before.per !== after.per) return null;
  const within = `within ${durationWords(after.window)}`;
  if (before.sum && after.sum && before.sum.of === after.sum.of) {
    const [was, is] = [before.sum.max, after.sum.max];
    return `the sum of ${pathInWords(after.sum.of)} ${within} ${moves(Number(was), Number(is))} from ${groupDigits(was)} to ${groupDigits(is)}`;
  }
  if (before.count === undefined || after.count === undefined) return null;
  return `how often ${within} ${moves(before.count, after.count)} from ${before.count} to ${after.count}`;
}

/** What a person would say changed from one requirement to another of its type; null for want of better words. */
export function requirementChanges(before: Requirement, after: Requirement): readonly string[] | null {
  if (before.type === 'condition' && after.type === 'condition')
    return conditionChanges(before.cel, after.cel);
  if (before.type !== 'limit' || after.type !== 'limit') return null;
  const change = limitChange(before, after);
  return change === null ? null : [change];
}
