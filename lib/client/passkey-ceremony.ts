import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import type { PasskeyOptions } from '#lib/contracts/passkeys.ts';
import type { StepUpOptions } from '#lib/contracts/step-up.ts';

/** Why passkeys cannot be used on this page: no HTTPS, an address that is no name, or a browser that knows none. */
export type PasskeyObstacle = 'insecure' | 'address' | 'browser';

/** Why the browser came back without an answer. */
export type CeremonyFault = 'cancelled' | 'known' | 'address' | 'failed';

export class CeremonyFailure extends Error {
  override readonly name = 'CeremonyFailure';
  readonly fault: CeremonyFault;

  constructor(fault: CeremonyFault, cause: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}

/** What keeps this page from using passkeys; null where nothing does. For the browser alone. */
export function passkeyObstacle(): PasskeyObstacle | null {
  if (!window.isSecureContext) return 'insecure';
  if (/^[\d.]+$|:/.test(window.location.hostname)) return 'address';
  return browserSupportsWebAuthn() ? null : 'browser';
}

/** Has an authenticator make a passkey. Raises `CeremonyFailure`. */
export function createPasskey(options: PasskeyOptions) {
  return startRegistration({ optionsJSON: options }).then(withoutAside, fail);
}

/** Has an authenticator sign with one of the passkeys. Raises `CeremonyFailure`. */
export function signWithPasskey(options: StepUpOptions) {
  return startAuthentication({ optionsJSON: options }).then(withoutAside, fail);
}

// Nothing rests on what extensions answered, and what they may hold is without end.
function withoutAside<T extends { readonly clientExtensionResults: unknown }>(answer: T) {
  const { clientExtensionResults: _, ...rest } = answer;
  return rest;
}

const FAULTS: Readonly<Record<string, CeremonyFault>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  SecurityError: 'address',
};

function fail(cause: unknown): never {
  const name = cause instanceof WebAuthnError || cause instanceof Error ? cause.name : '';
  throw new CeremonyFailure(FAULTS[name] ?? 'failed', cause);
}
