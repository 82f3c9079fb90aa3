import { CHALLENGE_VALID_MS, type ChallengePurpose, type StepUpOffer } from '#lib/domain/access/passkeys.ts';
import type { PersonPrincipal, Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { newChallenge, relyingPartyId } from '#lib/platform/webauthn.ts';
import * as passkeys from '#lib/store/passkeys.ts';
import type { WriteTransaction } from '#lib/store/transaction.ts';

/** The person who acts. Raises `person_required`: a key is its own proof and has no passkey. */
export function personAt({ principal }: Scope): PersonPrincipal {
  if (principal.type === 'person') return principal;
  throw new Problem('person_required', 'Only a person who is signed in has passkeys and steps up.');
}

/** Makes the challenge that the person's authenticator must answer next, and keeps it. */
export async function challengeFor(
  transaction: WriteTransaction,
  personId: string,
  purpose: ChallengePurpose,
  now: Date,
): Promise<Pick<StepUpOffer, 'challenge' | 'relyingParty' | 'validMs'>> {
  const challenge = newChallenge();
  const expiresAt = new Date(now.getTime() + CHALLENGE_VALID_MS);
  await passkeys.putChallenge(transaction, { personId, purpose }, { challenge, expiresAt });
  return { challenge, relyingParty: relyingPartyId(), validMs: CHALLENGE_VALID_MS };
}
