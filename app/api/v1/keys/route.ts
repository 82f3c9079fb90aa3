import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { createKeyContract, listKeysContract, presentFreshKey, presentKeyPage } from '#lib/contracts/keys.ts';
import { createKey } from '#lib/operations/keys/create-key.ts';
import { listKeys } from '#lib/operations/keys/list-keys.ts';

export const GET = defineReadRoute(listKeysContract, listKeys, presentKeyPage);
export const POST = defineWriteRoute(createKeyContract, createKey, presentFreshKey);
