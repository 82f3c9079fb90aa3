import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentEvidence, readEvidenceContract } from '#lib/contracts/evidence.ts';
import { readEvidence } from '#lib/operations/evidence/read-evidence.ts';

export const GET = defineReadRoute(readEvidenceContract, readEvidence, presentEvidence);
