import { consequenceInWords } from '#lib/domain/pacts/describe-clause.ts';
import { evidenceInWords } from '#lib/domain/pacts/describe-requirement.ts';
import { conditionChanges, conditionInWords } from '#lib/domain/pacts/diff-condition.ts';
import { requirementChanges, requirementInWords } from '#lib/domain/pacts/diff-requirement.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { Clause, Consequence, EvidenceDemand } from '#lib/domain/pacts/types.ts';
import { durationWords, joinWords } from '#lib/domain/pacts/wording.ts';

/** One thing a person would say changed. `before` and `after` are the two sides in words, null where there is none. */
export type Change = {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The field, by the clause's key: `clauses.payments-limit.owner`. */
  readonly path: string;
  /** The clause's key, or null where the whole pact is meant. */
  readonly clause: string | null;
  readonly text: string;
  readonly before: string | null;
  readonly after: string | null;
};

type Say = (field: string, text: string, before: string | null, after: string | null) => Change;

function sayer(clause: Clause, place: number): Say {
  return (field, text, before, after) => ({
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    path: `clauses.${clause.key}${field === '' ? '' : `.${field}`}`,
    clause: clause.key,
    text: text.startsWith(':') ? `Clause ${place}${text}` : `Clause ${place} ${text}`,
    before,
    after,
  });
}

function diffWording(before: Clause, after: Clause, say: Say): readonly Change[] {
  const changes: Change[] = [];
  if (before.title !== after.title)
    changes.push(say('title', 'has another title', before.title, after.title));
  if (before.obligation !== after.obligation) {
    changes.push(say('obligation', 'is promised in other words', before.obligation, after.obligation));
  }
  if (before.recourse !== after.recourse) {
    changes.push(say('recourse', 'gives the other party another recourse', before.recourse, after.recourse));
  }
  return changes;
}

function diffKeeping(before: Clause, after: Clause, say: Say): readonly Change[] {
  const changes: Change[] = [];
  if (before.severity !== after.severity) {
    changes.push(
      say('severity', `is now ${after.severity}, was ${before.severity}`, before.severity, after.severity),
    );
  }
  if (before.owner !== after.owner) {
    changes.push(
      say('owner', `is now owned by ${after.owner}, was by ${before.owner}`, before.owner, after.owner),
    );
  }
  if (before.reviewCadenceDays !== after.reviewCadenceDays) {
    const [was, is] = [before.reviewCadenceDays, after.reviewCadenceDays].map((days) => `every ${days} days`);
    changes.push(say('reviewCadenceDays', `is now looked at again ${is}, was ${was}`, was ?? '', is ?? ''));
  }
  return changes;
}

function diffWhen(old: string | undefined, now: string | undefined, say: Say): readonly Change[] {
  if (old === now) return [];
  const [was, is] = [old, now].map((cel) => (cel === undefined ? null : conditionInWords(cel)));
  const named = old === undefined || now === undefined ? null : conditionChanges(old, now);
  if (named) return named.map((words) => say('scope.when', `: ${words}`, was ?? null, is ?? null));
  const text = is ? `now applies only where ${is}` : `now applies everywhere, was only where ${was}`;
  return [say('scope.when', text, was ?? null, is ?? null)];
}

function diffScope(before: Clause, after: Clause, say: Say): readonly Change[] {
  const [old, now] = [before.scope, after.scope];
  const changes: Change[] = [
    ...now.actions
      .filter((pattern) => !old.actions.includes(pattern))
      .map((pattern) => say('scope.actions', `now applies to ${pattern}`, null, pattern)),
    ...old.actions
      .filter((pattern) => !now.actions.includes(pattern))
      .map((pattern) => say('scope.actions', `no longer applies to ${pattern}`, pattern, null)),
  ];
  const tiers = (clause: Clause) =>
    clause.scope.tiers.length === 0
      ? 'every tier'
      : `tier ${joinWords([...clause.scope.tiers].sort(), 'or')}`;
  if (tiers(before) !== tiers(after)) {
    changes.push(
      say('scope.tiers', `now applies to ${tiers(after)}, was ${tiers(before)}`, tiers(before), tiers(after)),
    );
  }
  changes.push(...diffWhen(old.when, now.when, say));
  if (before.authorises !== after.authorises) {
    const [was, is] = [before.authorises, after.authorises].map((does) =>
      does ? 'authorises' : 'does not authorise',
    );
    const text = after.authorises ? 'now authorises what keeps it' : 'no longer authorises anything';
    changes.push(say('authorises', text, was ?? '', is ?? ''));
  }
  return changes;
}

const without = <T>(all: readonly T[], others: readonly T[]) =>
  all.filter((one) => !others.some((other) => isSameValue(one, other)));

// “asks that the amount is at most 5,000”, “asks for an approval by one approver”.
const asking = (words: string, when: 'now' | 'no longer') =>
  `${when} asks ${words.startsWith('that ') ? '' : 'for '}${words}`;

/** Requirements that came, went or, where one of a type stands for one of the same type, changed. */
function diffRequirements(before: Clause, after: Clause, say: Say): readonly Change[] {
  const gone = [...without(before.requires, after.requires)];
  const changes: Change[] = [];
  for (const requirement of without(after.requires, before.requires)) {
    const at = gone.findIndex((other) => other.type === requirement.type);
    const [old] = at === -1 ? [] : gone.splice(at, 1);
    const is = requirementInWords(requirement);
    if (old === undefined) changes.push(say('requires', asking(is, 'now'), null, is));
    else {
      const was = requirementInWords(old);
      const named = requirementChanges(old, requirement)?.map((words) => `: ${words}`);
      const texts = named ?? [`${asking(is, 'now')}, was ${was}`];
      changes.push(...texts.map((text) => say('requires', text, was, is)));
    }
  }
  for (const requirement of gone) {
    const was = requirementInWords(requirement);
    changes.push(say('requires', asking(was, 'no longer'), was, null));
  }
  return changes;
}

const demandsOf = (clause: Clause): readonly EvidenceDemand[] => clause.evidence ?? [];

/** Proofs that came, went or, where one of a check stands for one of the same check, changed. */
function diffEvidence(before: Clause, after: Clause, say: Say): readonly Change[] {
  const [old, now] = [demandsOf(before), demandsOf(after)];
  const gone = [...without(old, now)];
  const changes = without(now, old).map((demand) => {
    const at = gone.findIndex(({ check }) => check === demand.check);
    const [other] = at === -1 ? [] : gone.splice(at, 1);
    const [was, is] = [other ? evidenceInWords(other) : null, evidenceInWords(demand)];
    return say(
      'evidence',
      was === null ? `is now proved by ${is}` : `is now proved by ${is}, was ${was}`,
      was,
      is,
    );
  });
  const left = gone.map((demand) => evidenceInWords(demand));
  return [...changes, ...left.map((was) => say('evidence', `is no longer proved by ${was}`, was, null))];
}

function diffOnStale(before: Clause, after: Clause, say: Say): readonly Change[] {
  const [was, is] = [before.onStale, after.onStale].map((one) => (one ? wholeConsequence(one) : null));
  if (was === is) return [];
  const text = is
    ? `where only the age of its proof is wrong: ${is}`
    : 'no longer treats proof that is only old in another way';
  return [say('onStale', text, was ?? null, is ?? null)];
}

function wholeConsequence(consequence: Consequence): string {
  const parts = [consequenceInWords(consequence)];
  if (consequence.type === 'review' && consequence.escalate !== undefined) {
    parts.push(
      `after ${durationWords(consequence.escalate.after)} ${consequence.escalate.to} is told as well`,
    );
  }
  if (consequence.type === 'review' && consequence.excludesAgentOwner === true) {
    parts.push("nobody of the agent's own team may answer");
  }
  return parts.join('; ');
}

/** What changed in one clause, or that it came or went. `place` is the number it is read under. */
export function diffClause(before: Clause | null, after: Clause | null, place: number): readonly Change[] {
  const clause = after ?? before;
  if (clause === null) return [];
  const say = sayer(clause, place);
  if (before === null) return [say('', `is new: ${clause.title}`, null, clause.obligation)];
  if (after === null) return [say('', `is gone: ${clause.title}`, clause.obligation, null)];
  const changes = [
    ...diffWording(before, after, say),
    ...diffScope(before, after, say),
    ...diffRequirements(before, after, say),
    ...diffEvidence(before, after, say),
  ];
  const [was, is] = [wholeConsequence(before.consequence), wholeConsequence(after.consequence)];
  if (was !== is) changes.push(say('consequence', `where it does not hold: ${is}`, was, is));
  const all = [...changes, ...diffOnStale(before, after, say), ...diffKeeping(before, after, say)];
  // A change no sentence above speaks of is still a change: order, or a difference that reads the same.
  if (all.length === 0 && !isSameValue(before, after)) {
    all.push(say('', 'says the same, written differently', JSON.stringify(before), JSON.stringify(after)));
  }
  return all;
}
