import { type Permission, ROLE_PERMISSIONS, ROLES, roleAllows } from '#lib/domain/access/permissions.ts';
import {
  activate,
  approve,
  type LifecycleRefusal,
  ratify,
  restore,
  type Step,
  sendBack,
  withdraw,
} from '#lib/domain/pacts/lifecycle.ts';
import { onlyNarrows } from '#lib/domain/pacts/narrowing.ts';
import { REFUSAL_WORDS } from '#lib/domain/pacts/refusal-words.ts';
import type { SignatureKind } from '#lib/domain/pacts/stored.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';

/** Whether the viewer may take a step; where not, why, and who could. */
export type MayTake = { readonly allowed: boolean; readonly reason: string };

export const VERSION_STEPS = ['approve', 'sendBack', 'activate', 'withdraw', 'ratify', 'restore'] as const;
export type VersionStep = (typeof VERSION_STEPS)[number];

const PERMISSION: Readonly<Record<VersionStep, Permission>> = {
  approve: 'pact:approve',
  sendBack: 'pact:approve',
  activate: 'pact:narrow',
  withdraw: 'pact:withdraw',
  ratify: 'pact:approve',
  restore: 'pact:submit',
};

const ANY_REASON = 'a reason will be given';

/** What the viewer of a version may do with it now: the same rules that the operations ask. */
export function permittedSteps(view: VersionView): Readonly<Record<VersionStep, MayTake>> {
  const tries: Readonly<Record<VersionStep, (personId: string) => Step>> = {
    approve: (personId) => tryApprove(view, personId),
    sendBack: () => sendBack({ status: view.version.status, reason: ANY_REASON }),
    activate: (personId) => tryActivate(view, personId),
    withdraw: (personId) => tryWithdraw(view, personId),
    ratify: (personId) => tryRatify(view, personId),
    restore: () => restore({ status: view.version.status, reason: ANY_REASON }),
  };
  const entries = VERSION_STEPS.map((step) => [step, mayTake(view, step, tries[step])] as const);
  return Object.fromEntries(entries) as Record<VersionStep, MayTake>;
}

function mayTake(view: VersionView, step: VersionStep, attempt: (personId: string) => Step): MayTake {
  const { viewer } = view;
  if (!viewer) return { allowed: false, reason: 'This needs a person who is signed in.' };
  if (!viewer.role || !roleAllows(viewer.role, PERMISSION[step]))
    return { allowed: false, reason: neededRoles(PERMISSION[step]) };
  const outcome = attempt(viewer.id);
  return outcome.ok
    ? { allowed: true, reason: '' }
    : { allowed: false, reason: inWords(view, outcome.refusal) };
}

function neededRoles(permission: Permission): string {
  const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission)).map((role) =>
    role.replace('_', ' '),
  );
  return `This needs the role ${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}.`;
}

function inWords(view: VersionView, refusal: LifecycleRefusal): string {
  if (refusal !== 'approvals_missing') return REFUSAL_WORDS[refusal];
  const missing =
    view.approvalsNeeded - signersOf(view, 'approval').filter((id) => id !== view.version.authorId).length;
  return missing === 1 ? 'One approval is missing.' : `${missing} approvals are missing.`;
}

function signersOf(view: VersionView, kind: SignatureKind): string[] {
  const { digest } = view.version;
  return view.signatures
    .filter((signature) => signature.kind === kind && signature.digest === digest)
    .map((signature) => signature.personId);
}

function tryApprove(view: VersionView, personId: string): Step {
  const { status, authorId, digest } = view.version;
  return approve({
    status,
    authorId,
    approverId: personId,
    priorApprovers: signersOf(view, 'approval'),
    needed: view.approvalsNeeded,
    digestGiven: digest,
    digest,
  });
}

function tryActivate(view: VersionView, personId: string): Step {
  const { status, authorId, content } = view.version;
  return activate({
    status,
    approvals: signersOf(view, 'approval'),
    needed: view.approvalsNeeded,
    eligibleApprovers: view.approvers.length,
    actorId: personId,
    authorId,
    narrows: onlyNarrows(view.against?.status === 'active' ? view.against.content : null, content),
    mayActivate: view.viewer?.role ? roleAllows(view.viewer.role, 'pact:activate') : false,
  });
}

function tryWithdraw(view: VersionView, personId: string): Step {
  return withdraw({
    status: view.version.status,
    reason: ANY_REASON,
    actorId: personId,
    consents: signersOf(view, 'withdrawal'),
    needed: view.approvalsNeeded,
    eligibleApprovers: view.approvers.length,
  });
}

function tryRatify(view: VersionView, personId: string): Step {
  const { status, isSolo, isNarrowing, ratifiedAt, authorId, activatedById, digest } = view.version;
  return ratify({
    status,
    solo: isSolo,
    narrowing: isNarrowing,
    isRatified: ratifiedAt !== null,
    authorId,
    activatorId: activatedById ?? '',
    actorId: personId,
    digestGiven: digest,
    digest,
  });
}
