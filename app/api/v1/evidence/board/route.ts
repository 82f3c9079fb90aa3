import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentBoard, readEvidenceBoardContract } from '#lib/contracts/evidence-board.ts';
import { readEvidenceBoard } from '#lib/operations/evidence/read-evidence-board.ts';

export const GET = defineReadRoute(readEvidenceBoardContract, readEvidenceBoard, presentBoard);
