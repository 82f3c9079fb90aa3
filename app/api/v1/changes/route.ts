import { defineReadRoute } from '#lib/api/define-route.ts';
import { presentChanges, readChangesContract } from '#lib/contracts/changes.ts';
import { readChanges } from '#lib/operations/changes/read-changes.ts';

export const GET = defineReadRoute(readChangesContract, readChanges, presentChanges);
