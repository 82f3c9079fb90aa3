import { defineWriteRoute } from '#lib/api/define-route.ts';
import { importEvidenceContract, presentEvidence } from '#lib/contracts/evidence.ts';
import { importEvidence } from '#lib/operations/evidence/import-evidence.ts';

export const POST = defineWriteRoute(importEvidenceContract, importEvidence, presentEvidence);
