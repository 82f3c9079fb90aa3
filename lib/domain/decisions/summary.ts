import type { Tier } from '#lib/domain/actions/types.ts';
import type { Waiver } from '#lib/domain/decisions/override-facts.ts';
import type {
  ClauseOutcome,
  DecisionRequest,
  Effect,
  OtherCause,
  ReviewDemands,
} from '#lib/domain/decisions/types.ts';
import { timeWords, withoutStop } from '#lib/domain/decisions/words.ts';

type Summarised = {
  readonly request: DecisionRequest;
  readonly effect: Effect;
  readonly clauses: readonly ClauseOutcome[];
  readonly causes: readonly OtherCause[];
  readonly demands: ReviewDemands | null;
  readonly tier: Tier;
  readonly waivers: readonly Waiver[];
};

const OPENINGS: Readonly<Record<Effect, string>> = {
  allow: 'Allowed',
  settle: 'Allowed, amount held',
  degrade: 'Lowered',
  review: 'Held for review',
  block: 'Blocked',
};

/** The whole answer in one sentence for people, naming who owns what decided. */
export function summarise(decision: Summarised): string {
  const { effect, clauses, causes } = decision;
  if (effect === 'allow') return allowedSentence(decision);
  const said = [
    ...causes.map((cause) => causeWords(cause, decision)),
    ...clauses.filter((clause) => clause.effect === effect).map(clauseWords),
  ];
  const ordered = effect === 'review' ? clausesFirst(decision, said) : said;
  const more = ordered.length > 1 ? ` And ${ordered.length - 1} more.` : '';
  return `${OPENINGS[effect]}: ${ordered[0] ?? 'no rule allows it'}.${more}`;
}

// What holds a request is told before why the review that was named did not help, unless the review is all there is to say.
function clausesFirst({ clauses, causes }: Summarised, said: readonly string[]): readonly string[] {
  const review = causes.findIndex((cause) => cause.kind === 'review');
  if (review >= 0) return [said[review] ?? '', ...said.filter((_, index) => index !== review)];
  const held = clauses.filter((clause) => clause.effect === 'review').map(clauseWords);
  return [...held, ...said.filter((text) => !held.includes(text))];
}

function allowedSentence({ clauses, tier, waivers }: Summarised): string {
  const [waiver] = waivers;
  if (waiver) return waivedSentence(waiver, clauses, tier, waivers.length - 1);
  const answered = clauses.find((clause) => clause.outcome === 'answered');
  if (answered) return `Allowed: a person approved exactly this (${place(answered)}).`;
  const authorising = clauses.find((clause) => clause.authorises);
  if (authorising)
    return `Allowed: ${withoutStop(authorising.title || authorising.obligation)} is kept (${place(authorising)}).`;
  if (clauses.length > 0) return `Allowed: every clause that speaks of it is kept.`;
  return `Allowed: no clause speaks of it, and the workspace lets tier ${tier} go ahead.`;
}

function waivedSentence(
  { isBreakGlass, by, endsAt, use, maxUses }: Waiver,
  clauses: readonly ClauseOutcome[],
  tier: Tier,
  more: number,
): string {
  const clause = clauses.find(({ outcome }) => outcome === 'waived');
  const what = clause ? `${clause.clause} is waived` : `the posture for tier ${tier} is waived`;
  const how = isBreakGlass ? `${by} broke the glass` : `granted by ${by}`;
  const rest = more > 0 ? `, and ${more} more` : '';
  return `Allowed by an override: ${what} until ${timeWords(endsAt)} (${how}, use ${use} of ${maxUses}${rest}).`;
}

function clauseWords(clause: ClauseOutcome): string {
  return `${withoutStop(clause.obligation)} (${place(clause)})`;
}

function place(clause: ClauseOutcome): string {
  return `${clause.clause}, ${clause.ownerName}`;
}

function causeWords(cause: OtherCause, { request }: Summarised): string {
  switch (cause.kind) {
    case 'stop':
      return `${cause.stop.by} stopped ${stopTarget(cause.stop, request)}: ${withoutStop(cause.stop.reason)}`;
    case 'identity':
    case 'review':
      return withoutStop(cause.text);
    case 'posture':
      return `no clause authorises ${request.action}, which is ${cause.tier} (posture, ${cause.ownerName ?? 'the workspace'})`;
  }
}

function stopTarget(stop: Extract<OtherCause, { kind: 'stop' }>['stop'], request: DecisionRequest): string {
  if (stop.target === 'workspace') return 'everything';
  return stop.target === 'agent' ? 'the agent' : request.action;
}
