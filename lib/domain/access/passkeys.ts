/** How many passkeys one person may have. */
export const MAX_PASSKEYS = 20;

/** How long an authenticator has to answer. */
export const CHALLENGE_VALID_MS = 5 * 60_000;

/** A passkey as its owner sees it. `id` is the credential's, base64url. */
export type Passkey = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** A passkey as a check of its signature needs it. */
export type PasskeyForCheck = {
  readonly id: string;
  /** COSE, as the authenticator gave it. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
};

/** What a challenge is for: making a passkey, or proving by one who is at the keyboard. */
export type ChallengePurpose = 'register' | 'step_up';

/** What an authenticator must sign, for whom, and how long it may take. */
type Challenge = { readonly challenge: string; readonly relyingParty: string; readonly validMs: number };

/** What a browser is told so that its authenticator makes a passkey. */
export type PasskeyOffer = Challenge & {
  /** How the authenticator names the person to itself, base64url. */
  readonly userHandle: string;
  readonly name: string;
  readonly email: string;
  /** COSE numbers of the algorithms that will do. */
  readonly algorithms: readonly number[];
  readonly known: readonly PasskeyForCheck[];
};

/** What a browser is told so that one of the person's passkeys signs. */
export type StepUpOffer = Challenge & { readonly passkeys: readonly PasskeyForCheck[] };
