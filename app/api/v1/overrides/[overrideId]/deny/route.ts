import { defineWriteRoute } from '#lib/api/define-route.ts';
import { denyOverrideContract } from '#lib/contracts/overrides.ts';
import { presentOverride } from '#lib/contracts/present-override.ts';
import { denyOverride } from '#lib/operations/overrides/deny-override.ts';

export const POST = defineWriteRoute(denyOverrideContract, denyOverride, presentOverride);
