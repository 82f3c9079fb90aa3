import { defineReadRoute } from '#lib/api/define-route.ts';
import { diffVersionsContract } from '#lib/contracts/pact-versions.ts';
import { presentDiff } from '#lib/contracts/present-pacts.ts';
import { diffVersions } from '#lib/operations/pacts/diff-versions.ts';

export const GET = defineReadRoute(diffVersionsContract, diffVersions, presentDiff);
