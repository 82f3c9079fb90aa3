import { defineWriteRoute } from '#lib/api/define-route.ts';
import { breakGlassContract } from '#lib/contracts/overrides.ts';
import { presentOverride } from '#lib/contracts/present-override.ts';
import { breakGlass } from '#lib/operations/overrides/break-glass.ts';

export const POST = defineWriteRoute(breakGlassContract, breakGlass, presentOverride);
