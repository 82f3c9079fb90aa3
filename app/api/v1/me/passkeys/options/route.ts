import { defineWriteRoute } from '#lib/api/define-route.ts';
import { offerPasskeyContract, presentPasskeyOffer } from '#lib/contracts/passkeys.ts';
import { offerPasskey } from '#lib/operations/step-up/offer-passkey.ts';

export const POST = defineWriteRoute(offerPasskeyContract, offerPasskey, presentPasskeyOffer);
