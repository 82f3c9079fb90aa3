import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { changePostureContract, presentPosture, readPostureContract } from '#lib/contracts/posture.ts';
import { changePosture } from '#lib/operations/posture/change-posture.ts';
import { readPosture } from '#lib/operations/posture/read-posture.ts';

export const GET = defineReadRoute(readPostureContract, readPosture, presentPosture);
export const PUT = defineWriteRoute(changePostureContract, changePosture, presentPosture);
