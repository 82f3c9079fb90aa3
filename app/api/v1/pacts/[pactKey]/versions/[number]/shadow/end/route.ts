import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentShadow } from '#lib/contracts/present-shadows.ts';
import { endShadowContract } from '#lib/contracts/shadows.ts';
import { endShadow } from '#lib/operations/pacts/end-shadow.ts';

export const POST = defineWriteRoute(endShadowContract, endShadow, presentShadow);
