import { defineWriteRoute } from '#lib/api/define-route.ts';
import { reviewOverrideContract } from '#lib/contracts/overrides.ts';
import { presentOverride } from '#lib/contracts/present-override.ts';
import { reviewOverride } from '#lib/operations/overrides/review-override.ts';

export const POST = defineWriteRoute(reviewOverrideContract, reviewOverride, presentOverride);
