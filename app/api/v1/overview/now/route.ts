import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentNow, readNowContract } from '#lib/contracts/overview.ts';
import { readNow } from '#lib/operations/overview/read-now.ts';

export const GET = defineReadRoute(readNowContract, readNow, presentNow);
