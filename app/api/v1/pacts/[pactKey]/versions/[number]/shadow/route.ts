import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { presentShadow } from '#lib/contracts/present-shadows.ts';
import { readShadowContract, startShadowContract } from '#lib/contracts/shadows.ts';
import { readShadow } from '#lib/operations/pacts/read-shadow.ts';
import { startShadow } from '#lib/operations/pacts/start-shadow.ts';

export const GET = defineReadRoute(readShadowContract, readShadow, presentShadow);
export const POST = defineWriteRoute(startShadowContract, startShadow, presentShadow);
