import { defineReadRoute } from '#lib/api/define-route.ts';
import { prefillOverrideContract } from '#lib/contracts/overrides.ts';
import { presentPrefill } from '#lib/contracts/present-override.ts';
import { prefillOverride } from '#lib/operations/overrides/prefill-override.ts';

export const GET = defineReadRoute(prefillOverrideContract, prefillOverride, presentPrefill);
