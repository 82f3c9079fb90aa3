import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentGovernance, readGovernanceContract } from '#lib/contracts/governance-answers.ts';
import { readGovernance } from '#lib/operations/governance/read-governance.ts';

export const GET = defineReadRoute(readGovernanceContract, readGovernance, presentGovernance);
