import type { Decision, Outcome, Review } from './generated/api-types.ts';
import type { Effect } from './types.ts';

/**
 * INVARIANT: what these let through is all that a guard acts on; anything else is no answer. Members that a newer gate
 * adds are let be, so that an old client goes on refusing and allowing rightly.
 */

type Unknown = Readonly<Record<string, unknown>>;

const ALLOWED_BY: Readonly<Record<Effect, boolean>> = {
  block: false,
  review: false,
  degrade: true,
  settle: true,
  allow: true,
};

const REVIEW_STATUSES: readonly unknown[] = [
  'pending',
  'approved',
  'denied',
  'steered',
  'recalled',
  'expired',
] satisfies Review['status'][];

export function isObject(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A decision whose `allowed` is a boolean that fits its effect; null for anything else. */
export function readDecision(value: unknown): Decision | null {
  if (!isObject(value)) return null;
  const { effect, allowed } = value;
  if (!isEffect(effect) || allowed !== ALLOWED_BY[effect]) return null;
  const isSound =
    hasTexts(value, ['id', 'summary', 'tier', 'requestDigest', 'evaluatedAt']) &&
    (value.mode === 'enforce' || value.mode === 'dry_run') &&
    Number.isSafeInteger(value.revision) &&
    Array.isArray(value.obligations) &&
    Array.isArray(value.reasons) &&
    value.reasons.every(isReason) &&
    (value.review === null || (isObject(value.review) && hasTexts(value.review, ['id', 'url', 'expiresAt'])));
  return isSound ? (value as unknown as Decision) : null;
}

function isEffect(value: unknown): value is Effect {
  return typeof value === 'string' && Object.hasOwn(ALLOWED_BY, value);
}

function isReason(value: unknown): boolean {
  return (
    isObject(value) &&
    hasTexts(value, ['title']) &&
    Array.isArray(value.remedies) &&
    value.remedies.every((remedy) => isObject(remedy) && typeof remedy.text === 'string')
  );
}

/** The answers to a batch; null when one is none or there are more than were asked for. */
export function readBatch(value: unknown, asked: number, isWhole: boolean): readonly Decision[] | null {
  if (!isObject(value) || !Array.isArray(value.decisions)) return null;
  const decisions = value.decisions.map(readDecision);
  const count = decisions.length;
  if (count === 0 || count > asked || (isWhole && count !== asked)) return null;
  const read = decisions.filter((decision) => decision !== null);
  return read.length === count ? read : null;
}

export function readReview(value: unknown): Review | null {
  if (!isObject(value) || !REVIEW_STATUSES.includes(value.status)) return null;
  const isSound =
    hasTexts(value, ['id', 'action', 'requestDigest', 'expiresAt']) &&
    typeof value.isUsed === 'boolean' &&
    typeof value.text === 'string' &&
    Number.isSafeInteger(value.revision);
  return isSound ? (value as unknown as Review) : null;
}

export function readOutcome(value: unknown): Outcome | null {
  const isSound = isObject(value) && hasTexts(value, ['status', 'reportedAt']);
  return isSound ? (value as unknown as Outcome) : null;
}

function hasTexts(value: Unknown, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string' && value[name] !== '');
}
