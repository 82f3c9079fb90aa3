import { defineWriteRoute } from '#lib/api/define-route.ts';
import { grantOverrideContract } from '#lib/contracts/overrides.ts';
import { presentOverride } from '#lib/contracts/present-override.ts';
import { grantOverride } from '#lib/operations/overrides/grant-override.ts';

export const POST = defineWriteRoute(grantOverrideContract, grantOverride, presentOverride);
