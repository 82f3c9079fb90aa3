import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { LineText, nothing, Timestamp, timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import type { Passkey, PasskeyForCheck, PasskeyOffer } from '#lib/domain/access/passkeys.ts';

/** A passkey of the caller’s; what it proves with is on their device alone. */
export const PasskeyResource = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: Timestamp,
  lastUsedAt: Timestamp.nullable(),
});
export type PasskeyResource = z.output<typeof PasskeyResource>;

/** Bytes as WebAuthn writes them in JSON: base64url without padding. */
export const BytesText = z
  .string()
  .max(16_384)
  .regex(/^[A-Za-z0-9_-]+$/, 'must be base64url');

/** What browsers add to every answer of an authenticator, and nothing here rests on. */
export const AuthenticatorAside = {
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.looseObject({}).optional(),
};

const Transports = z.array(z.string().max(40)).max(16);

/** A passkey that a browser is told of by its id. */
export const PasskeyDescriptor = z.strictObject({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])),
});
const TransportName = PasskeyDescriptor.shape.transports.element;

/** `RegistrationResponseJSON` of WebAuthn level 3, as a browser answers it. */
const MadePasskeyBody = z.strictObject({
  id: BytesText,
  rawId: BytesText,
  type: z.literal('public-key'),
  response: z.strictObject({
    clientDataJSON: BytesText,
    attestationObject: BytesText,
    transports: Transports.optional(),
    authenticatorData: BytesText.optional(),
    publicKey: BytesText.optional(),
    publicKeyAlgorithm: z.int().optional(),
  }),
  ...AuthenticatorAside,
});

export const AddPasskeyBody = z.strictObject({ name: LineText, passkey: MadePasskeyBody });

/** `PublicKeyCredentialCreationOptionsJSON` of WebAuthn level 3. */
export const PasskeyOptions = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal('none'),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('preferred'),
    userVerification: z.literal('required'),
  }),
  excludeCredentials: z.array(PasskeyDescriptor),
});
export type PasskeyOptions = z.output<typeof PasskeyOptions>;

const own = { tag: 'access', permission: 'signed_in', query: nothing } as const;

export const listPasskeysContract = defineContract({
  ...own,
  name: 'listPasskeys',
  method: 'GET',
  path: '/me/passkeys',
  summary: 'Your own passkeys.',
  params: nothing,
  body: nothing,
  answer: z.strictObject({ items: z.array(PasskeyResource) }),
  status: 200,
  problems: ['person_required'],
});

export const offerPasskeyContract = defineContract({
  ...own,
  name: 'offerPasskey',
  method: 'POST',
  path: '/me/passkeys/options',
  summary: 'What your authenticator needs to make a passkey; good for five minutes and one answer.',
  params: nothing,
  body: nothing,
  answer: PasskeyOptions,
  status: 200,
  problems: ['person_required', 'step_up_required'],
});

export const addPasskeyContract = defineContract({
  ...own,
  name: 'addPasskey',
  method: 'POST',
  path: '/me/passkeys',
  summary: 'Keep the passkey that your authenticator has just made.',
  params: nothing,
  body: AddPasskeyBody,
  answer: PasskeyResource,
  status: 201,
  problems: ['person_required', 'step_up_required', 'passkey_refused'],
});

export const removePasskeyContract = defineContract({
  ...own,
  name: 'removePasskey',
  method: 'POST',
  path: '/me/passkeys/{passkeyId}/remove',
  summary: 'Forget a passkey of yours. It proves nothing from then on.',
  params: z.strictObject({ passkeyId: z.string().max(1400) }),
  body: nothing,
  answer: z.strictObject({ id: z.string() }),
  status: 200,
  problems: ['person_required', 'step_up_required', 'not_found'],
});

export function presentPasskey(passkey: Passkey): PasskeyResource {
  const { id, name, createdAt, lastUsedAt } = passkey;
  return { id, name, createdAt: timestamp(createdAt), lastUsedAt: timestampOrNull(lastUsedAt) };
}

export function presentPasskeys(passkeys: readonly Passkey[]) {
  return { items: passkeys.map(presentPasskey) };
}

export function presentRemovedPasskey({ id }: { readonly id: string }) {
  return { id };
}

export function presentPasskeyOffer(offer: PasskeyOffer): PasskeyOptions {
  return {
    challenge: offer.challenge,
    rp: { id: offer.relyingParty, name: 'Countersign' },
    user: { id: offer.userHandle, name: offer.email, displayName: offer.name },
    pubKeyCredParams: offer.algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: offer.validMs,
    attestation: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: offer.known.map(presentDescriptor),
  };
}

/** The passkey as browsers are told of it. Ways to reach it that they do not know are left out. */
export function presentDescriptor({ id, transports }: Pick<PasskeyForCheck, 'id' | 'transports'>) {
  const known = TransportName.options.filter((name) => transports.includes(name));
  return { id, type: 'public-key' as const, transports: known };
}
