import * as z from 'zod';
import { ReasonResource, WaiverResource } from '#lib/contracts/decision-reasons.ts';
import { DecideBody, PactRefResource } from '#lib/contracts/decisions.ts';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { nothing, TierName, Timestamp } from '#lib/contracts/shared-schemas.ts';
import { UNDECIDABLE_REASONS } from '#lib/domain/backtests/types.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';
import { PROBE_KINDS } from '#lib/domain/probes/types.ts';

const EffectName = z.enum(EFFECTS);
const pactParams = z.strictObject({ pactKey: z.string().max(63) });

/** A version's number, or null for the draft. */
export const TestedNumber = z.int().min(1).max(1_000_000).nullable();

/** Which text was tried. */
export const TestedResource = z.strictObject({
  key: z.string(),
  name: z.string(),
  /** Null for the draft. */
  version: z.int().nullable(),
  digest: z.string(),
});

/** How often one answer became another. */
export const EffectCellResource = z.strictObject({ was: EffectName, would: EffectName, count: z.int() });

/** One clause that cannot be answered from what is kept. */
export const UndecidableResource = z.strictObject({
  /** Null where the posture is meant. */
  pact: z.string().nullable(),
  clause: z.string().nullable(),
  reason: z.enum(UNDECIDABLE_REASONS),
  check: z.string().nullable(),
});

/** How much one agent, or one action, is hit. */
export const HitResource = z.strictObject({
  name: z.string(),
  looked: z.int(),
  changed: z.int(),
  /** Most frequent first. */
  cells: z.array(EffectCellResource),
});

/** One decision that a cell holds. */
export const BacktestedDecision = z.strictObject({
  id: z.string(),
  evaluatedAt: Timestamp,
  agent: z.string(),
  action: z.string(),
  was: EffectName,
  /** What it would have been; where that cannot be told, the least and the most strict it could have been. */
  would: z.array(EffectName),
  recordedSummary: z.string(),
  /** Null where it cannot be told. */
  newSummary: z.string().nullable(),
});

/** What a draft would have said to decisions that were made. */
export const BacktestResource = z.strictObject({
  tested: TestedResource,
  from: Timestamp,
  to: Timestamp,
  days: z.number(),
  /** The versions that were in force for these decisions; null where none of the pact bound the agent. */
  comparedWith: z.array(z.strictObject({ version: z.int().nullable(), decisions: z.int() })),
  looked: z.int(),
  changed: z.int(),
  cells: z.array(EffectCellResource),
  /** Those that are hit, the most first; `agentsHit` counts those that are not listed too. */
  agents: z.array(HitResource),
  agentsHit: z.int(),
  actions: z.array(HitResource),
  actionsHit: z.int(),
  /** Reviews beyond those that were opened, negative for fewer; a null team is the workspace's trust leads. */
  reviews: z.array(
    z.strictObject({
      team: z.strictObject({ key: z.string(), name: z.string() }).nullable(),
      more: z.int(),
      morePerDay: z.number(),
    }),
  ),
  undecidable: z.strictObject({
    decisions: z.int(),
    reasons: z.array(UndecidableResource.extend({ count: z.int() })),
  }),
  /** What `cell` asked for, oldest first; null where it asked for nothing. */
  listed: z.strictObject({ items: z.array(BacktestedDecision), next: z.string().nullable() }).nullable(),
});

export const backtestPactContract = defineContract({
  name: 'backtestPact',
  method: 'POST',
  path: '/pacts/{pactKey}/backtest',
  tag: 'pacts',
  summary: 'Decide recorded decisions of a range again under the draft or a version. Nothing is changed.',
  permission: 'pact:backtest',
  params: pactParams,
  query: nothing,
  body: z.strictObject({
    version: TestedNumber,
    from: z.iso.datetime(),
    /** Not included. */
    to: z.iso.datetime(),
    /** Lists the decisions of one cell, or those that cannot be told, beside the counts. */
    cell: z
      .union([z.strictObject({ was: EffectName, would: EffectName }), z.literal('undecidable')])
      .optional(),
    /** What the last page answered as `next`. */
    cursor: z
      .string()
      .regex(/^dec_[0-9a-z]{26}$/, 'is not a cursor that a backtest answered')
      .optional(),
  }),
  answer: BacktestResource,
  status: 200,
  problems: ['not_found', 'draft_missing', 'backtest_range'],
});

const AnswerPart = z.strictObject({
  effect: EffectName,
  allowed: z.boolean(),
  summary: z.string(),
  reasons: z.array(ReasonResource),
  tier: TierName,
  pacts: z.array(PactRefResource),
  waivers: z.array(WaiverResource),
});

/** A recorded request and its facts, decided with another text. */
export const AskedAgainResource = z.strictObject({
  decisionId: z.string(),
  evaluatedAt: Timestamp,
  tested: TestedResource,
  /** Whether the text binds the agent at all. */
  binds: z.boolean(),
  recorded: AnswerPart,
  /** What was never answered to anybody. Its clauses that cannot be told are left out. */
  hypothetical: AnswerPart.extend({
    /** Null where it cannot be told. */
    effect: EffectName.nullable(),
    allowed: z.boolean().nullable(),
    summary: z.string().nullable(),
    /** What it is; where that cannot be told, the least and the most strict it could be. */
    possible: z.array(EffectName),
  }),
  undecidable: z.array(UndecidableResource),
});

export const askAgainContract = defineContract({
  name: 'askAgain',
  method: 'POST',
  path: '/decisions/{decisionId}/ask-again',
  tag: 'decisions',
  summary:
    'Decide a recorded request again from its recorded facts under a draft or a version. Nothing is recorded.',
  permission: 'pact:backtest',
  params: z.strictObject({ decisionId: z.string().max(60) }),
  query: nothing,
  body: z.strictObject({ pact: z.string().max(63), version: TestedNumber }),
  answer: AskedAgainResource,
  status: 200,
  problems: ['not_found', 'draft_missing'],
});

/** One request that was tried, and what the text says to it. */
export const ProbeResource = z.strictObject({
  kind: z.enum(PROBE_KINDS),
  clause: z.string(),
  agent: z.string(),
  action: z.string(),
  /** What was tried, in words. */
  tried: z.string(),
  request: z.json(),
  /** How often it was asked, one after the other; the answer is the last one's. */
  times: z.int(),
  effect: EffectName,
  summary: z.string(),
  /** What a reader would not expect, and what to write instead; null where there is nothing to say. */
  finding: z.strictObject({ message: z.string(), fix: z.string() }).nullable(),
});

export const probePactContract = defineContract({
  name: 'probePact',
  method: 'POST',
  path: '/pacts/{pactKey}/probe',
  tag: 'pacts',
  summary: 'Try the draft or a version with what its own conditions make worth trying. Findings first.',
  permission: 'pact:backtest',
  params: pactParams,
  query: nothing,
  body: z.strictObject({ version: TestedNumber }),
  answer: z.strictObject({
    tested: TestedResource,
    probes: z.array(ProbeResource),
    /** Clauses that nothing was tried on, and why. */
    notProbed: z.array(z.strictObject({ clause: z.string(), reason: z.string() })),
  }),
  status: 200,
  problems: ['not_found', 'draft_missing'],
});

/** As many as are asked at once. */
const MOST_ASKED = 20;

/** A request somebody made up: what an agent would ask, and when; now where `at` is left out. */
const WishedRequest = DecideBody.pick({
  agentId: true,
  action: true,
  resourceTier: true,
  resource: true,
  context: true,
  buildDigest: true,
  workflow: true,
  delegatedBy: true,
}).extend({ at: z.iso.datetime().optional() });

export const AskedOfDraftResource = z.strictObject({
  at: Timestamp,
  /** The build it was asked with: the one it names, else the one its agent was last seen with. */
  build: z.string().nullable(),
  /** Whether the draft binds the agent at all. */
  binds: z.boolean(),
  /** What would be answered with the draft in force. */
  would: AnswerPart,
  /** What is answered with what is in force now. */
  today: AnswerPart,
});

export const askDraftContract = defineContract({
  name: 'askDraft',
  method: 'POST',
  path: '/pacts/{pactKey}/draft/ask',
  tag: 'pacts',
  summary:
    'Say what made-up requests would be answered were the draft in force. Nothing is recorded or used.',
  permission: 'pact:backtest',
  params: pactParams,
  query: nothing,
  body: z.strictObject({ requests: z.array(WishedRequest).min(1).max(MOST_ASKED) }),
  answer: z.strictObject({
    tested: TestedResource,
    /** The version in force now; null where there is none. */
    inForce: z.int().nullable(),
    /** In the order of the requests. */
    answers: z.array(AskedOfDraftResource),
  }),
  status: 200,
  problems: ['not_found', 'draft_missing', 'rate_limited'],
});
