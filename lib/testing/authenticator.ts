import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What may be wrong with an answer; each is right unless said otherwise. */
type AnswerWish = {
  readonly challenge: string;
  readonly origin?: string;
  readonly relyingParty?: string;
  readonly type?: string;
  /** Whether the device recognised who is there. */
  readonly isVerified?: boolean;
  readonly counter?: number;
};

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

/** An authenticator with one ES256 key, which answers as WebAuthn level 3 has it. */
export function makeAuthenticator() {
  const id = randomBytes(32);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  const attested = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)]);
  const named = {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key' as const,
  };
  return {
    id: named.id,
    /** Makes the passkey; `attestation` says otherwise than “none”. */
    make(wish: AnswerWish & { readonly attestation?: readonly [string, Map<string, unknown>] }) {
      const [format, statement] = wish.attestation ?? ['none', new Map()];
      const authData = authenticatorData(wish, ATTESTED, attested);
      const object = new Map<string, unknown>([
        ['fmt', format],
        ['attStmt', statement],
        ['authData', authData],
      ]);
      return {
        ...named,
        response: {
          clientDataJSON: clientData({ type: 'webauthn.create', ...wish }),
          attestationObject: Buffer.from(isoCBOR.encode(object as never)).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    /** Signs with the passkey. */
    sign(wish: AnswerWish) {
      const authData = authenticatorData(wish, 0, Buffer.alloc(0));
      const clientDataJSON = clientData({ type: 'webauthn.get', ...wish });
      const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
      const signature = sign('sha256', Buffer.concat([authData, hash]), privateKey);
      return {
        ...named,
        response: {
          clientDataJSON,
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      };
    },
  };
}

function clientData({ type, challenge, origin = 'http://localhost:3000' }: AnswerWish): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}

function authenticatorData(wish: AnswerWish, flags: number, rest: Buffer): Buffer {
  const { relyingParty = 'localhost', isVerified = true, counter = 0 } = wish;
  const head = Buffer.alloc(5);
  head.writeUInt8(flags | USER_PRESENT | (isVerified ? USER_VERIFIED : 0));
  head.writeUInt32BE(counter, 1);
  return Buffer.concat([createHash('sha256').update(relyingParty).digest(), head, rest]);
}
