import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentSource, updateSourceContract } from '#lib/contracts/sources.ts';
import { updateSource } from '#lib/operations/sources/update-source.ts';

export const PATCH = defineWriteRoute(updateSourceContract, updateSource, presentSource);
