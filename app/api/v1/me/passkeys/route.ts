import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import {
  addPasskeyContract,
  listPasskeysContract,
  presentPasskey,
  presentPasskeys,
} from '#lib/contracts/passkeys.ts';
import { addPasskey } from '#lib/operations/step-up/add-passkey.ts';
import { listPasskeys } from '#lib/operations/step-up/list-passkeys.ts';

export const GET = defineReadRoute(listPasskeysContract, listPasskeys, presentPasskeys);
export const POST = defineWriteRoute(addPasskeyContract, addPasskey, presentPasskey);
