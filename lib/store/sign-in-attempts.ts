import { Problem } from '#lib/domain/problems/problem.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { type AttemptWindow, clearAttempts, countAttempt } from '#lib/store/sign-ins.ts';

/** Attempts are counted in fixed windows of a quarter of an hour. */
const WINDOW_MS = 15 * 60_000;
const MAX_PER_EMAIL = 10;
const MAX_STEP_UPS = 10;
/** An address may be that of a whole office. */
const MAX_PER_ADDRESS = 100;

/** Counts an attempt to prove a password for the e-mail address. Raises `rate_limited` when there were too many. */
export async function countPasswordAttempt(email: string, now: Date): Promise<void> {
  await assertBelow(windowOf('email', email.toLowerCase(), now), MAX_PER_EMAIL);
}

/** Counts an attempt from the network address. Raises `rate_limited` when there were too many. */
export async function countAddressAttempt(address: string, now: Date): Promise<void> {
  await assertBelow(windowOf('address', address, now), MAX_PER_ADDRESS);
}

/** Forgets the attempts for an e-mail address whose owner has just proved who they are. */
export async function forgetPasswordAttempts(email: string, now: Date): Promise<void> {
  await clearAttempts(windowOf('email', email.toLowerCase(), now));
}

/** Counts an attempt of somebody signed in to step up by their password. Raises `rate_limited` when there were too many. */
export async function countStepUpAttempt(personId: string, now: Date): Promise<void> {
  await assertBelow(stepUpWindow(personId, now), MAX_STEP_UPS);
}

/** Forgets the attempts to step up of somebody who has just done so by their password. */
export async function forgetStepUpAttempts(personId: string, now: Date): Promise<void> {
  await clearAttempts(stepUpWindow(personId, now));
}

function stepUpWindow(personId: string, now: Date): AttemptWindow {
  return { key: `step-up ${personId}`, windowMs: WINDOW_MS, now };
}

// The subject is hashed: the table then holds no address of anybody, and no text of unbounded length.
function windowOf(kind: 'email' | 'address', subject: string, now: Date): AttemptWindow {
  return { key: `sign-in ${kind} ${sha256(subject)}`, windowMs: WINDOW_MS, now };
}

async function assertBelow(window: AttemptWindow, limit: number): Promise<void> {
  if ((await countAttempt(window)) <= limit) return;
  const retryAfterS = Math.ceil((WINDOW_MS - (window.now.getTime() % WINDOW_MS)) / 1000);
  throw new Problem('rate_limited', 'Too many attempts. Wait a quarter of an hour and try again.', {
    retryAfterS,
  });
}
