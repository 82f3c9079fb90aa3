import { compileApprovalRequirement } from '#lib/domain/decisions/requirements/approval.ts';
import { compileConditionRequirement } from '#lib/domain/decisions/requirements/condition.ts';
import { compileEvidenceRequirement } from '#lib/domain/decisions/requirements/evidence.ts';
import { compileLimitRequirement } from '#lib/domain/decisions/requirements/limit.ts';
import type { CompiledRequirement } from '#lib/domain/decisions/requirements/requirement.ts';
import { compileTimeRequirement } from '#lib/domain/decisions/requirements/time.ts';
import type { Requirement } from '#lib/domain/pacts/types.ts';

/** Makes a requirement ready to be asked. */
export function compileRequirement(
  requirement: Requirement,
  place: { readonly pactId: string; readonly clause: string },
): CompiledRequirement {
  switch (requirement.type) {
    case 'condition':
      return compileConditionRequirement(requirement);
    case 'approval':
      return compileApprovalRequirement(requirement);
    case 'limit':
      return compileLimitRequirement(requirement, place);
    case 'time':
      return compileTimeRequirement(requirement);
    case 'evidence':
      return compileEvidenceRequirement(requirement);
  }
}
