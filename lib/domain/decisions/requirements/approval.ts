import { type CompiledRequirement, verdict } from '#lib/domain/decisions/requirements/requirement.ts';
import { peopleWords } from '#lib/domain/decisions/words.ts';
import type { ApprovalRequirement } from '#lib/domain/pacts/types.ts';

/** People must approve this exact request; it is never satisfied by anything the caller says. */
export function compileApprovalRequirement({ role, quorum }: ApprovalRequirement): CompiledRequirement {
  const expected = `approved by ${peopleWords(quorum, role)}`;
  return () => verdict('approval', 'unsatisfied', { expected, observed: null }, { asks: { role, quorum } });
}
