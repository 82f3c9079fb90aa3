import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentEvidenceIds, recordManyEvidenceContract } from '#lib/contracts/evidence.ts';
import { recordManyEvidence } from '#lib/operations/evidence/record-many-evidence.ts';

export const POST = defineWriteRoute(recordManyEvidenceContract, recordManyEvidence, presentEvidenceIds);
