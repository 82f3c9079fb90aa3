import type { LifecycleRefusal } from '#lib/domain/pacts/lifecycle.ts';

/** Why a step of a version's life was refused, for whoever tried it and for whoever sees its button disabled. */
export const REFUSAL_WORDS: Readonly<Record<LifecycleRefusal, string>> = {
  version_not_in_review: 'Only a version that is in review can be signed or sent back.',
  pact_status: 'The version is not in a state for this step. Read it again: somebody may have moved it on.',
  approval_own: 'Somebody else has to sign: who wrote or activated it does not count.',
  approval_repeated: 'You have signed this version already; a second person is needed.',
  approval_digest: 'You signed another text than this version holds. Read it again before you sign.',
  approvals_missing: 'Other people have to approve this version first.',
  reason_required: 'Give a reason.',
  forbidden: 'Your role may put only versions that narrow in force; this one changes more.',
};
