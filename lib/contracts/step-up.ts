import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  AuthenticatorAside,
  BytesText,
  PasskeyDescriptor,
  presentDescriptor,
} from '#lib/contracts/passkeys.ts';
import { nothing, Timestamp, timestamp } from '#lib/contracts/shared-schemas.ts';
import type { StepUpOffer } from '#lib/domain/access/passkeys.ts';

/** `AuthenticationResponseJSON` of WebAuthn level 3, as a browser answers it. */
const SignedByPasskey = z.strictObject({
  id: BytesText,
  rawId: BytesText,
  type: z.literal('public-key'),
  response: z.strictObject({
    clientDataJSON: BytesText,
    authenticatorData: BytesText,
    signature: BytesText,
    userHandle: BytesText.optional(),
  }),
  ...AuthenticatorAside,
});

export const StepUpBody = z
  .strictObject({
    password: z.string().min(1, 'must not be empty').max(1000).optional(),
    passkey: SignedByPasskey.optional(),
  })
  .refine(({ password, passkey }) => (password === undefined) !== (passkey === undefined), {
    path: ['password'],
    message: 'must be there, or passkey instead of it',
  });

/** Until when this session is proven. */
export const StepUpAnswer = z.strictObject({ provenUntil: Timestamp });

/** `PublicKeyCredentialRequestOptionsJSON` of WebAuthn level 3. */
export const StepUpOptions = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(PasskeyDescriptor),
});
export type StepUpOptions = z.output<typeof StepUpOptions>;

const own = {
  method: 'POST',
  tag: 'access',
  permission: 'signed_in',
  params: nothing,
  query: nothing,
} as const;

export const stepUpContract = defineContract({
  ...own,
  name: 'stepUp',
  path: '/me/step-up',
  summary: 'Prove by your password or a passkey that it is you: for this session, for ten minutes.',
  body: StepUpBody,
  answer: StepUpAnswer,
  status: 200,
  problems: ['person_required', 'step_up_failed', 'rate_limited'],
  forgets: ['password'],
});

export const offerStepUpContract = defineContract({
  ...own,
  name: 'offerStepUp',
  path: '/me/step-up/options',
  summary: 'What one of your passkeys has to sign; good for five minutes and one answer.',
  body: nothing,
  answer: StepUpOptions,
  status: 200,
  problems: ['person_required', 'passkey_refused'],
});

export function presentStepUp({
  provenUntil,
}: {
  readonly provenUntil: Date;
}): z.output<typeof StepUpAnswer> {
  return { provenUntil: timestamp(provenUntil) };
}

export function presentStepUpOffer(offer: StepUpOffer): StepUpOptions {
  return {
    challenge: offer.challenge,
    rpId: offer.relyingParty,
    timeout: offer.validMs,
    userVerification: 'required',
    allowCredentials: offer.passkeys.map(presentDescriptor),
  };
}
