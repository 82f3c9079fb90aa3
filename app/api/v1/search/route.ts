import { defineReadRoute } from '#lib/api/define-route.ts';
import { findAnythingContract, presentFound } from '#lib/contracts/search.ts';
import { findAnything } from '#lib/operations/search/find-anything.ts';

export const GET = defineReadRoute(findAnythingContract, findAnything, presentFound);
