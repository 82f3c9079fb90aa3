import type { Tier } from '#lib/domain/actions/types.ts';
import type { AgentFact, DecisionRequest, Effect, Posture } from '#lib/domain/decisions/types.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** What a probe changes about a request that keeps the clause. */
export const PROBE_KINDS = [
  ...['as_promised', 'missing_key', 'null_value', 'limit_exact', 'limit_below', 'limit_above'],
  ...['negative_amount', 'amount_as_text', 'split_amount', 'other_currency'],
  ...['lookalike', 'zero_width', 'bidi', 'trailing_space', 'other_case', 'tier_raised', 'similar_action'],
] as const;
export type ProbeKind = (typeof PROBE_KINDS)[number];

/** Something a reader would not expect to be allowed, and what to write instead. */
export type ProbeFinding = { readonly message: string; readonly fix: string };

/** One request that was tried, and what the text says to it. */
export type Probe = {
  readonly kind: ProbeKind;
  /** The clause's key. */
  readonly clause: string;
  readonly agent: string;
  readonly action: string;
  /** What was tried, in words. */
  readonly tried: string;
  readonly request: DecisionRequest;
  /** How often it was asked, one after the other; the answer is the last one's. */
  readonly times: number;
  readonly effect: Effect;
  readonly summary: string;
  readonly finding: ProbeFinding | null;
};

/** A clause that nothing was tried on, and why. */
export type NotProbed = { readonly clause: string; readonly reason: string };

/** Where a text is tried. */
export type ProbeWorld = {
  readonly agents: readonly AgentFact[];
  readonly actions: readonly { readonly name: string; readonly tier: Tier; readonly declared: boolean }[];
  readonly posture: Posture;
  /** Names of teams, by key. */
  readonly teams: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** What is tried. */
export type ProbedText = {
  readonly pactId: string;
  readonly version: number;
  readonly digest: string;
  readonly content: PactContent;
};

/** What came of probing, findings first. */
export type Probed = { readonly probes: readonly Probe[]; readonly notProbed: readonly NotProbed[] };
