import { CountersignError, GateUnavailable, NotAllowed, ReviewPending } from '../errors.ts';
import type { Decision } from '../generated/api-types.ts';
import { EXIT, UsageError } from './command-line.ts';

/** Text of others, safe to show in a terminal: nothing that moves the cursor or turns the line around. */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\u{fffd}');
}

/** What would change the answer, one line each; where a person answers it comes first. */
export function remedyLines({ review, reasons }: Decision): string[] {
  const remedies = reasons.flatMap((reason) => reason.remedies.map((remedy) => remedy.text));
  const where = review ? [`Answer it at ${review.url} until ${review.expiresAt}.`] : [];
  return [...where, ...new Set(remedies)].map(shown);
}

/** The lines that tell a person why nothing was run. */
export function failureLines(error: unknown): string[] {
  if (error instanceof UsageError) return [error.message, 'See countersign --help.'];
  if (!(error instanceof CountersignError))
    return [error instanceof Error ? shown(error.message) : 'Failed.'];
  const decision = error instanceof NotAllowed ? error.decision : null;
  const isAnswered = error instanceof NotAllowed && !(error instanceof ReviewPending) && decision?.review;
  const remedies = decision && !isAnswered ? remedyLines(decision) : [];
  const quote = error.requestId ? [`Request ${shown(error.requestId)}.`] : [];
  return [shown(error.message), ...remedies, ...quote];
}

/** The exit code of what was thrown. No decision is not the same as a refusal; nothing runs on either. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof GateUnavailable) return EXIT.undetermined;
  return error instanceof NotAllowed ? EXIT.refused : EXIT.error;
}
