import { defineWriteRoute } from '#lib/api/define-route.ts';
import { revokeOverrideContract } from '#lib/contracts/overrides.ts';
import { presentOverride } from '#lib/contracts/present-override.ts';
import { revokeOverride } from '#lib/operations/overrides/revoke-override.ts';

export const POST = defineWriteRoute(revokeOverrideContract, revokeOverride, presentOverride);
