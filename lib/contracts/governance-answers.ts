import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { BoardRowResource, presentBoardRow } from '#lib/contracts/evidence-board.ts';
import { nothing, PersonRef, Timestamp, timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import type { ClauseAnswers, Governance } from '#lib/domain/governance/types.ts';
import { SEVERITIES } from '#lib/domain/pacts/types.ts';

const TeamRef = z.strictObject({ key: z.string(), name: z.string() });
const SIGNED_AS = ['author', 'approval', 'ratification', 'withdrawal', 'activation'] as const;

/** The five questions about one clause in force. */
export const ClauseAnswersResource = z.strictObject({
  key: z.string(),
  title: z.string(),
  obligation: z.string(),
  severity: z.enum(SEVERITIES),
  /** Who answers for it, and how often it is looked at again. */
  owner: TeamRef,
  reviewCadenceDays: z.int(),
  /** The version since which it reads as it does: whoever approved one of them approved these words. */
  since: z.int(),
  /** What proves it: each demand for evidence, with its state for each agent. Empty where no evidence is asked for. */
  proof: z.array(BoardRowResource),
  /** What changes when it is broken, and when its proof is only old; null where it asks for no proof. */
  weakens: z.strictObject({ broken: z.string(), stale: z.string().nullable() }),
  recourse: z.string(),
  /** Exceptions to it that run now. */
  overrides: z.array(z.strictObject({ id: z.string(), endsAt: Timestamp, isBreakGlass: z.boolean() })),
});

/** Who approved, who can change, what proves, what weakens, what recourse: for every clause in force. */
export const GovernanceResource = z.strictObject({
  pact: z.strictObject({ id: z.string(), key: z.string(), name: z.string() }),
  version: z.strictObject({
    number: z.int(),
    digest: z.string(),
    activatedAt: Timestamp.nullable(),
    isSolo: z.boolean(),
    isRatified: z.boolean(),
  }),
  /** Who stands behind the version in force, in the order in which they signed. */
  signed: z.array(z.strictObject({ person: PersonRef, as: z.enum(SIGNED_AS), at: Timestamp })),
  /** Who can change it: who may draft the next version, who may approve it, and how many must. */
  change: z.strictObject({
    approvalsNeeded: z.int(),
    mayDraft: z.array(PersonRef),
    mayApprove: z.array(PersonRef),
  }),
  agents: z.array(z.strictObject({ id: z.string(), key: z.string(), name: z.string() })),
  clauses: z.array(ClauseAnswersResource),
  at: Timestamp,
});

export const readGovernanceContract = defineContract({
  name: 'readGovernance',
  method: 'GET',
  path: '/pacts/{pactKey}/governance',
  tag: 'pacts',
  summary:
    'The five questions about every clause in force: who approved it, who can change it, what proves it and how old that is, what changes when it weakens, what recourse there is.',
  permission: 'pact:read',
  params: z.strictObject({ pactKey: z.string().max(63) }),
  query: nothing,
  body: nothing,
  answer: GovernanceResource,
  status: 200,
  problems: ['not_found', 'pact_status'],
});

export function presentGovernance({ version, signed, change, clauses, at, ...rest }: Governance) {
  return {
    ...rest,
    agents: rest.agents.map(({ id, key, name }) => ({ id, key, name })),
    version: { ...version, activatedAt: timestampOrNull(version.activatedAt) },
    signed: signed.map(({ person, as, at: signedAt }) => ({ person, as, at: timestamp(signedAt) })),
    change: {
      approvalsNeeded: change.approvalsNeeded,
      mayDraft: [...change.mayDraft],
      mayApprove: [...change.mayApprove],
    },
    clauses: clauses.map(presentAnswers),
    at: timestamp(at),
  };
}

function presentAnswers({ clause, owner, since, proof, weakens, overrides }: ClauseAnswers) {
  const { key, title, obligation, severity, reviewCadenceDays, recourse } = clause;
  return {
    ...{ key, title, obligation, severity, reviewCadenceDays, recourse, since },
    owner: { ...owner },
    proof: proof.map(presentBoardRow),
    weakens: { ...weakens },
    overrides: overrides.map(({ endsAt, ...one }) => ({ ...one, endsAt: timestamp(endsAt) })),
  };
}
