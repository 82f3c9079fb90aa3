import { durationInWords } from '#lib/domain/durations/duration.ts';
import type { FieldProblem } from '#lib/domain/problems/problem.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** More than this is no exception any more: change the pact. */
export const MAX_USES = 10_000;
/** Broken glass is for what cannot wait for a second person, not for a day's work. */
export const MAX_BREAK_GLASS_USES = 100;
const LONGEST_MS = 30 * DAY_MS;
const LATEST_START_MS = 30 * DAY_MS;
const DEFAULT_LENGTH_MS = DAY_MS;
const BREAK_GLASS_LONGEST_MS = 4 * HOUR_MS;
const BREAK_GLASS_DEFAULT_LENGTH_MS = HOUR_MS;
const REVIEW_DEFAULT_MS = 72 * HOUR_MS;
const REVIEW_LATEST_MS = 14 * DAY_MS;

/** When an override is asked to hold: an end, or a length from its start, or neither. */
export type WindowWish = {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly lastsForMs: number | null;
};
export type Window = { readonly startsAt: Date; readonly endsAt: Date };

type Planned<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly FieldProblem[] };

/** From when until when a requested override holds. A start that has passed means now; the end is not included. */
export function planWindow(wish: WindowWish, now: Date): Planned<Window> {
  const startsAt = wish.startsAt && wish.startsAt > now ? wish.startsAt : now;
  if (startsAt.getTime() - now.getTime() > LATEST_START_MS)
    return refuse('startsAt', `must be at most ${durationInWords(LATEST_START_MS)} from now`);
  return planEnd(wish, { startsAt, now, longestMs: LONGEST_MS, defaultMs: DEFAULT_LENGTH_MS });
}

/** The same for breaking the glass, which starts at once. */
export function planBreakGlassWindow(wish: Omit<WindowWish, 'startsAt'>, now: Date): Planned<Window> {
  const bounds = { longestMs: BREAK_GLASS_LONGEST_MS, defaultMs: BREAK_GLASS_DEFAULT_LENGTH_MS };
  return planEnd(wish, { startsAt: now, now, ...bounds });
}

type Bounds = {
  readonly startsAt: Date;
  readonly now: Date;
  readonly longestMs: number;
  readonly defaultMs: number;
};

function planEnd(
  { endsAt, lastsForMs }: Omit<WindowWish, 'startsAt'>,
  { startsAt, now, longestMs, defaultMs }: Bounds,
): Planned<Window> {
  const start = startsAt.getTime();
  const end = endsAt ? endsAt.getTime() : start + (lastsForMs ?? defaultMs);
  const path = endsAt ? 'endsAt' : 'lastsFor';
  if (end <= now.getTime()) return refuse(path, 'must lie in the future');
  if (end <= start) return refuse(path, 'must be after the start');
  if (end - start > longestMs)
    return refuse(path, `must be at most ${durationInWords(longestMs)} after the start`);
  return { ok: true, value: { startsAt, endsAt: new Date(end) } };
}

/** By when the review that breaking the glass owes is due. */
export function planReviewDue(wish: Date | null, now: Date): Planned<Date> {
  const due = wish ?? new Date(now.getTime() + REVIEW_DEFAULT_MS);
  if (due <= now) return refuse('reviewDueAt', 'must lie in the future');
  if (due.getTime() - now.getTime() > REVIEW_LATEST_MS)
    return refuse('reviewDueAt', `must be at most ${durationInWords(REVIEW_LATEST_MS)} from now`);
  return { ok: true, value: due };
}

function refuse(path: string, message: string): { ok: false; faults: FieldProblem[] } {
  return { ok: false, faults: [{ path, message }] };
}
