import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentFreshKey, rotateKeyContract } from '#lib/contracts/keys.ts';
import { rotateKey } from '#lib/operations/keys/rotate-key.ts';

export const POST = defineWriteRoute(rotateKeyContract, rotateKey, presentFreshKey);
