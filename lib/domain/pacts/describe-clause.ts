import type { Role } from '#lib/domain/access/permissions.ts';
import { type Comparison, readComparisons } from '#lib/domain/pacts/comparison.ts';
import {
  comparisonInWords,
  evidenceFailure,
  requirementFailure,
} from '#lib/domain/pacts/describe-requirement.ts';
import type { Clause, ClauseScope, Consequence, ReviewConsequence } from '#lib/domain/pacts/types.ts';
import { durationWords, joinWords, peopleInWords } from '#lib/domain/pacts/wording.ts';

/** First words that make a tool's name an order ("pay invoice"), which reads badly as a thing one does "every" of. */
const ORDERS =
  /^(?:add|approve|cancel|create|delete|get|issue|list|make|pay|read|remove|run|send|set|update|write)-/;

function actionInWords(pattern: string): string {
  if (pattern === '*') return 'action';
  if (pattern.endsWith('*')) return `action named ${pattern}`;
  const tool = /^tool:([a-z]+(?:-[a-z]+)*)$/.exec(pattern)?.[1];
  return tool === undefined || ORDERS.test(tool) ? pattern : tool.replaceAll('-', ' ');
}

function whereInWords(when: string): string {
  const comparisons = readComparisons(when);
  if (comparisons === null) return ` where \`${when}\` is true`;
  const isCurrency = (comparison: Comparison) =>
    comparison.kind === 'compare' && comparison.op === '==' && /\.currency$/.test(comparison.path);
  const currency = comparisons.find(isCurrency);
  const rest = comparisons.filter((comparison) => comparison !== currency);
  const place = currency?.kind === 'compare' ? ` in ${currency.literal.text}` : '';
  if (rest.length === 0) return place;
  const conditions = rest.map((comparison) => comparisonInWords(comparison, false));
  return `${place} where ${joinWords(conditions, 'and')}`;
}

function scopeInWords(scope: ClauseScope): string {
  if (scope.actions.length === 0) return 'For no action';
  const tiers = scope.tiers.length === 0 ? '' : `${joinWords(scope.tiers, 'or')} `;
  const where = scope.when === undefined ? '' : whereInWords(scope.when);
  return `For every ${tiers}${joinWords(scope.actions.map(actionInWords), 'or')}${where}`;
}

/** What happens where the clause does not hold. */
export function consequenceInWords(consequence: Consequence): string {
  if (consequence.type === 'block') return 'it is blocked';
  const people = peopleInWords(consequence.role, consequence.quorum);
  return `it waits for ${people}, at most ${durationWords(consequence.expiresIn)}, then it is denied`;
}

/** What changes when the clause's proof weakens: what follows, and what follows instead where it is only old. */
export function weakeningInWords({ consequence, onStale }: Pick<Clause, 'consequence' | 'onStale'>): string {
  const words = consequenceInWords(consequence);
  return onStale === undefined ? words : `${words}; where it is only old, ${consequenceInWords(onStale)}`;
}

/** The people an always-held clause waits for: of each role the most that an approval or the consequence asks for. */
function approvalsInWords(clause: Clause, consequence: ReviewConsequence): string {
  const quorums = new Map<Role, number>();
  for (const { role, quorum } of [...clause.requires.filter((one) => one.type === 'approval'), consequence]) {
    quorums.set(role, Math.max(quorum, quorums.get(role) ?? 0));
  }
  const people = [...quorums].map(([role, quorum]) => peopleInWords(role, quorum));
  return joinWords(people, 'and');
}

function mainSentence(clause: Clause): string {
  const failures = [
    ...clause.requires.map(requirementFailure).filter((failure) => failure !== null),
    ...(clause.evidence ?? []).map(evidenceFailure),
  ];
  const condition = failures.length === 0 ? null : `if ${joinWords(failures, 'or')}`;
  const hasApproval = clause.requires.some((requirement) => requirement.type === 'approval');
  if (hasApproval) {
    const { consequence } = clause;
    if (consequence.type === 'block') return 'it is blocked, as nobody can give the approval it asks for';
    const wait = `every time it waits for ${approvalsInWords(clause, consequence)}, at most ${durationWords(consequence.expiresIn)}, then it is denied`;
    return condition === null ? wait : `${wait}; that answer stands too ${condition}`;
  }
  if (condition === null)
    return clause.authorises ? 'it may go ahead, nothing more is asked' : 'nothing is asked';
  return `${condition}, ${consequenceInWords(clause.consequence)}`;
}

function furtherSentences(clause: Clause): readonly string[] {
  const sentences: string[] = [];
  const { consequence, onStale } = clause;
  const asksNothing = clause.requires.length + (clause.evidence ?? []).length === 0;
  if (onStale !== undefined && !asksNothing)
    sentences.push(`Where nothing is wrong but that the proof is too old, ${consequenceInWords(onStale)}.`);
  if (clause.authorises && !asksNothing) {
    const isAlwaysHeld = clause.requires.some((requirement) => requirement.type === 'approval');
    sentences.push(
      isAlwaysHeld
        ? 'Once approved, this clause lets it go ahead.'
        : 'Otherwise this clause lets it go ahead.',
    );
  }
  if (consequence.type !== 'review' || asksNothing) return sentences;
  if (consequence.escalate !== undefined) {
    const { after, to } = consequence.escalate;
    sentences.push(`After ${durationWords(after)} without an answer ${to} is told as well.`);
  }
  if (consequence.excludesAgentOwner === true)
    sentences.push('Nobody of the team that owns the agent may answer.');
  return sentences;
}

/**
 * What the clause does, in plain words: when it applies, what is asked, what happens when that does not hold. Conditions
 * that are more than simple comparisons are quoted rather than guessed at.
 */
export function describeClause(clause: Clause): string {
  return [`${scopeInWords(clause.scope)}: ${mainSentence(clause)}.`, ...furtherSentences(clause)].join(' ');
}
