import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentKey, revokeKeyContract } from '#lib/contracts/keys.ts';
import { revokeKey } from '#lib/operations/keys/revoke-key.ts';

export const POST = defineWriteRoute(revokeKeyContract, revokeKey, presentKey);
