import { randomBytes } from 'node:crypto';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import { productUrl } from '#lib/platform/product-url.ts';

/** What an authenticator answers when it made a passkey, as browsers write it in JSON. */
export type MadePasskey = {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports?: string[];
  };
};

/** What an authenticator answers when it signed with a passkey. */
export type SignedByPasskey = {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle?: string;
  };
};

type CheckedPasskey = {
  readonly id: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: string[];
};

/** EdDSA, ES256 and RS256: what authenticators in use sign with. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257];

/** The name that passkeys are bound to: the host of the product's own address, never that of a request. */
export function relyingPartyId(): string {
  return new URL(productUrl()).hostname;
}

/** 256 bits that nobody can foresee, base64url. */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url');
}

/** The passkey that was made as an answer to the challenge. Throws where anything about it is not as asked. */
export async function checkMadePasskey(made: MadePasskey, challenge: string): Promise<CheckedPasskey> {
  assertNoCertificates(made.response.attestationObject);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...made, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: new URL(productUrl()).origin,
    expectedRPID: relyingPartyId(),
    requireUserVerification: true,
    supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
  });
  if (!verified) throw new Error('the attestation does not hold');
  const { id, publicKey, counter } = registrationInfo.credential;
  return { id, publicKey, counter, transports: made.response.transports ?? [] };
}

/**
 * The passkey's counter after it signed the challenge. Throws where anything about the answer is not as asked, also
 * where the counter did not rise.
 */
export async function checkSignature(
  signed: SignedByPasskey,
  challenge: string,
  passkey: CheckedPasskey,
): Promise<number> {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...signed, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: new URL(productUrl()).origin,
    expectedRPID: relyingPartyId(),
    requireUserVerification: true,
    credential: passkey,
  });
  if (!verified) throw new Error('the signature does not hold');
  return authenticationInfo.newCounter;
}

// INVARIANT: we ask for no attestation, and look at none that names certificates: checking those fetches what the
// certificate says is to be fetched.
function assertNoCertificates(attestationObject: string): void {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const format = attestation.get('fmt');
  const isSelfMade = format === 'packed' && attestation.get('attStmt').get('x5c') === undefined;
  if (format !== 'none' && !isSelfMade) throw new Error(`attestation ${format} was not asked for`);
}
