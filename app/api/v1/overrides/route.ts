import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { listOverridesContract, requestOverrideContract } from '#lib/contracts/overrides.ts';
import { presentOverride, presentOverridePage } from '#lib/contracts/present-override.ts';
import { listOverrides } from '#lib/operations/overrides/list-overrides.ts';
import { requestOverride } from '#lib/operations/overrides/request-override.ts';

export const GET = defineReadRoute(listOverridesContract, listOverrides, presentOverridePage);
export const POST = defineWriteRoute(requestOverrideContract, requestOverride, presentOverride);
