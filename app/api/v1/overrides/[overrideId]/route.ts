import { defineReadRoute } from '#lib/api/define-route.ts';
import { readOverrideContract } from '#lib/contracts/overrides.ts';
import { presentOverride } from '#lib/contracts/present-override.ts';
import { readOverride } from '#lib/operations/overrides/read-override.ts';

export const GET = defineReadRoute(readOverrideContract, readOverride, presentOverride);
