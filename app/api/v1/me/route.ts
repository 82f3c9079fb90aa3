import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentMe, readMeContract } from '#lib/contracts/access.ts';
import { readMe } from '#lib/operations/access/read-me.ts';

export const GET = defineReadRoute(readMeContract, readMe, presentMe);
