import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentAccessMap, readAccessMapContract } from '#lib/contracts/governance.ts';
import { readAccessMap } from '#lib/operations/governance/read-access-map.ts';

export const GET = defineReadRoute(readAccessMapContract, readAccessMap, presentAccessMap);
