import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  listEvidenceContract,
  presentEvidence,
  presentEvidencePage,
  recordEvidenceContract,
} from '#lib/contracts/evidence.ts';
import { listEvidence } from '#lib/operations/evidence/list-evidence.ts';
import { recordEvidence } from '#lib/operations/evidence/record-evidence.ts';

export const GET = defineReadRoute(listEvidenceContract, listEvidence, presentEvidencePage);
export const POST = defineWriteRoute(recordEvidenceContract, recordEvidence, presentEvidence);
