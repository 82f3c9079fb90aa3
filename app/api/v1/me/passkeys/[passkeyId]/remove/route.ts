import { defineWriteRoute } from '#lib/api/define-route.ts';
import { presentRemovedPasskey, removePasskeyContract } from '#lib/contracts/passkeys.ts';
import { removePasskey } from '#lib/operations/step-up/remove-passkey.ts';

export const POST = defineWriteRoute(removePasskeyContract, removePasskey, presentRemovedPasskey);
