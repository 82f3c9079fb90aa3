/** How long one proof of who is at the keyboard is good for. */
export const STEP_UP_VALID_MS = 10 * 60_000;

/** When a session was proven, in milliseconds: by signing in, and since then by password or passkey. */
export type SessionProofs = { readonly signedInAt: number; readonly steppedUpAt: number | null };

/** Until when the session is proven; null where it is not, now. */
export function provenUntil({ signedInAt, steppedUpAt }: SessionProofs, now: number): number | null {
  const ends = [signedInAt, steppedUpAt ?? signedInAt]
    // INVARIANT: a time that lies ahead proves nothing: a clock that went back prolongs no proof.
    .filter((at) => at <= now && now < at + STEP_UP_VALID_MS)
    .map((at) => at + STEP_UP_VALID_MS);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** Whether the session has proven who is at the keyboard recently enough for an act that needs it. */
export function isProven(proofs: SessionProofs, now: number): boolean {
  return provenUntil(proofs, now) !== null;
}
