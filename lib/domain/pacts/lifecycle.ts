import type { VersionStatus } from '#lib/domain/pacts/types.ts';
import type { ProblemCode } from '#lib/domain/problems/codes.ts';

/** How long a narrowing that one person activated may stand without a second one. */
const RATIFY_WITHIN_MS = 72 * 3_600_000;

/**
 * Where a version may go. Besides the plain path: `in_review → active` is only for a solo or narrowing activation, which
 * nobody else approved, so it is never called approved; `approved → sent_back` is for a fault found between approval and
 * activation, as a version must not have to be activated to be got rid of.
 */
const TRANSITIONS: Readonly<Record<VersionStatus, readonly VersionStatus[]>> = {
  in_review: ['approved', 'active', 'sent_back'],
  approved: ['active', 'sent_back'],
  active: ['superseded', 'withdrawn'],
  superseded: [],
  sent_back: [],
  withdrawn: [],
};

export type LifecycleRefusal = Extract<
  ProblemCode,
  | 'version_not_in_review'
  | 'pact_status'
  | 'approval_own'
  | 'approval_repeated'
  | 'approval_digest'
  | 'approvals_missing'
  | 'reason_required'
  | 'forbidden'
>;
type Refused = { readonly ok: false; readonly refusal: LifecycleRefusal };
export type Step<Result = unknown> = Refused | (Result & { readonly ok: true; readonly to: VersionStatus });

const refuse = (refusal: LifecycleRefusal): Refused => ({ ok: false, refusal });

/** Whether the transition table lets a version go from one status to the other. */
export function canTransition(from: VersionStatus, to: VersionStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** How many people other than the author must approve: the larger of both, and never nobody. */
export function approvalsNeeded(workspaceMinimum: number, pactAsks: number): number {
  return Math.max(1, workspaceMinimum, pactAsks);
}

/** The people who count as having approved: each once, the author never. */
function approversBut(authorId: string, personIds: readonly string[]): ReadonlySet<string> {
  return new Set(personIds.filter((id) => id !== authorId));
}

/** A person approves exactly the text with this digest. `to` stays `in_review` while more are needed. */
export function approve(input: {
  readonly status: VersionStatus;
  readonly authorId: string;
  readonly approverId: string;
  /** Persons, not credentials. */
  readonly priorApprovers: readonly string[];
  readonly needed: number;
  readonly digestGiven: string;
  readonly digest: string;
}): Step<{ readonly missing: number }> {
  if (input.status !== 'in_review') return refuse('version_not_in_review');
  if (input.digestGiven !== input.digest) return refuse('approval_digest');
  if (input.approverId === input.authorId) return refuse('approval_own');
  if (input.priorApprovers.includes(input.approverId)) return refuse('approval_repeated');
  const given = approversBut(input.authorId, [...input.priorApprovers, input.approverId]).size;
  const missing = Math.max(0, input.needed - given);
  return { ok: true, to: missing === 0 ? 'approved' : 'in_review', missing };
}

/** How an activated version is marked. `solo` stays until a second person ratifies; a narrowing is to be ratified in time. */
export type ActivationMarks = {
  readonly solo: boolean;
  readonly narrowing: boolean;
  readonly ratifyWithinMs: number | null;
};

/** A person puts the version in force. The version active until then is superseded in the same transaction. */
export function activate(input: {
  readonly status: VersionStatus;
  readonly approvals: readonly string[];
  readonly needed: number;
  /** How many people of the workspace can approve, the author included. */
  readonly eligibleApprovers: number;
  readonly actorId: string;
  readonly authorId: string;
  /** `onlyNarrows` of the version in force and this one. */
  readonly narrows: boolean;
  /** False for somebody who may put nothing but narrowings in force. */
  readonly mayActivate: boolean;
}): Step<ActivationMarks> {
  if (!canTransition(input.status, 'active')) return refuse('pact_status');
  if (!input.mayActivate && !input.narrows) return refuse('forbidden');
  const hasApprovals = approversBut(input.authorId, input.approvals).size >= Math.max(1, input.needed);
  if (hasApprovals) return { ok: true, to: 'active', solo: false, narrowing: false, ratifyWithinMs: null };
  if (input.mayActivate && input.eligibleApprovers === 1) {
    return { ok: true, to: 'active', solo: true, narrowing: false, ratifyWithinMs: null };
  }
  if (!input.narrows) return refuse('approvals_missing');
  return { ok: true, to: 'active', solo: false, narrowing: true, ratifyWithinMs: RATIFY_WITHIN_MS };
}

/** A version goes back to its author for a reason; its number is closed, the next submission is the next one. */
export function sendBack(input: { readonly status: VersionStatus; readonly reason: string }): Step {
  if (!canTransition(input.status, 'sent_back')) return refuse('version_not_in_review');
  return input.reason.trim() === '' ? refuse('reason_required') : { ok: true, to: 'sent_back' };
}

/**
 * A person asks to take the version in force back, or agrees to it. Taking back widens, so it needs what activation
 * needs: besides the first to ask, as many people as must approve. `to` stays `active` while more are needed.
 */
export function withdraw(input: {
  readonly status: VersionStatus;
  readonly reason: string;
  readonly actorId: string;
  /** Who asked or agreed so far, persons. */
  readonly consents: readonly string[];
  readonly needed: number;
  readonly eligibleApprovers: number;
}): Step<{ readonly solo: boolean; readonly missing: number }> {
  if (!canTransition(input.status, 'withdrawn')) return refuse('pact_status');
  if (input.reason.trim() === '') return refuse('reason_required');
  if (input.eligibleApprovers === 1) return { ok: true, to: 'withdrawn', solo: true, missing: 0 };
  if (input.consents.includes(input.actorId)) return refuse('approval_repeated');
  const given = new Set([...input.consents, input.actorId]).size;
  const missing = Math.max(0, Math.max(1, input.needed) + 1 - given);
  return { ok: true, to: missing === 0 ? 'withdrawn' : 'active', solo: false, missing };
}

/** A second person stands behind a version that one person put in force; its mark goes. */
export function ratify(input: {
  readonly status: VersionStatus;
  readonly solo: boolean;
  readonly narrowing: boolean;
  readonly isRatified: boolean;
  readonly authorId: string;
  readonly activatorId: string;
  readonly actorId: string;
  readonly digestGiven: string;
  readonly digest: string;
}): Step {
  const isOwed = (input.solo || input.narrowing) && !input.isRatified;
  if (input.status !== 'active' || !isOwed) return refuse('pact_status');
  if (input.digestGiven !== input.digest) return refuse('approval_digest');
  if (input.actorId === input.activatorId || input.actorId === input.authorId) return refuse('approval_own');
  return { ok: true, to: 'active' };
}

/** A version that was in force becomes, word for word, the next one to be reviewed: history is never rewound. */
export function restore(input: { readonly status: VersionStatus; readonly reason: string }): Step {
  if (input.status !== 'superseded' && input.status !== 'withdrawn') return refuse('pact_status');
  return input.reason.trim() === '' ? refuse('reason_required') : { ok: true, to: 'in_review' };
}
