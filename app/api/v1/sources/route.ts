import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  listSourcesContract,
  presentSource,
  presentSourcePage,
  registerSourceContract,
} from '#lib/contracts/sources.ts';
import { listSources } from '#lib/operations/sources/list-sources.ts';
import { registerSource } from '#lib/operations/sources/register-source.ts';

export const GET = defineReadRoute(listSourcesContract, listSources, presentSourcePage);
export const POST = defineWriteRoute(registerSourceContract, registerSource, presentSource);
