import { defineReadRoute } from '#lib/api/define-route.ts';
import { listOverrideUsesContract } from '#lib/contracts/overrides.ts';
import { presentOverrideUsePage } from '#lib/contracts/present-override.ts';
import { listOverrideUses } from '#lib/operations/overrides/list-override-uses.ts';

export const GET = defineReadRoute(listOverrideUsesContract, listOverrideUses, presentOverrideUsePage);
