import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentSource, retireSourceContract } from '#lib/contracts/sources.ts';
import { retireSource } from '#lib/operations/sources/retire-source.ts';

export const POST = defineWriteRoute(retireSourceContract, retireSource, presentSource);
