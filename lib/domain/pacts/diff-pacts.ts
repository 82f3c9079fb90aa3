import { coveredActions, type KnownAction } from '#lib/domain/pacts/clause-coverage.ts';
import { type Change, diffClause } from '#lib/domain/pacts/diff-clause.ts';
import { isSameValue } from '#lib/domain/pacts/same-value.ts';
import type { AgentSelector, Clause, PactContent } from '#lib/domain/pacts/types.ts';
import { diffWords, type Segment } from '#lib/domain/pacts/word-diff.ts';
import { countInWords } from '#lib/domain/pacts/wording.ts';

/** One clause of either version. `before` and `after` are the numbers it is read under, null where it is not there. */
export type ClauseDiff = {
  readonly key: string;
  readonly status: 'added' | 'removed' | 'changed' | 'unchanged';
  readonly before: number | null;
  readonly after: number | null;
  readonly title: readonly Segment[];
  readonly obligation: readonly Segment[];
};

export type PactDiff = {
  /** What a person would say changed, in the order of the document. */
  readonly changes: readonly Change[];
  /** The clauses of the new version in its order, each removed one where it used to stand. */
  readonly clauses: readonly ClauseDiff[];
  /** Names of actions, sorted. */
  readonly newlyCovered: readonly string[];
  readonly noLongerCovered: readonly string[];
};

function diffAgents(before: AgentSelector, after: AgentSelector): readonly Change[] {
  const one = (kind: 'added' | 'removed', path: string, name: string): Change => ({
    kind,
    path,
    clause: null,
    text: kind === 'added' ? `Now binds ${name}` : `No longer binds ${name}`,
    before: kind === 'removed' ? name : null,
    after: kind === 'added' ? name : null,
  });
  const labelsOf = (selector: AgentSelector) =>
    Object.entries(selector.labels)
      .map(([name, value]) => `${name}=${value}`)
      .sort();
  const label = (selector: AgentSelector) =>
    labelsOf(selector).length === 0 ? null : `every agent labelled ${labelsOf(selector).join(' and ')}`;
  const [old, now] = [label(before), label(after)];
  const changes = [
    ...after.keys.filter((key) => !before.keys.includes(key)).map((key) => one('added', 'agents.keys', key)),
    ...before.keys
      .filter((key) => !after.keys.includes(key))
      .map((key) => one('removed', 'agents.keys', key)),
  ];
  if (old !== now && now !== null) changes.push(one('added', 'agents.labels', now));
  if (old !== now && old !== null) changes.push(one('removed', 'agents.labels', old));
  return changes;
}

function diffFront(before: PactContent | null, after: PactContent): readonly Change[] {
  const changes: Change[] = [];
  const say = (path: string, text: string, was: string | null, is: string) => {
    if (was !== null && was !== is)
      changes.push({ kind: 'changed', path, clause: null, text, before: was, after: is });
  };
  say('name', `Is now called ${after.name}`, before?.name ?? null, after.name);
  say('purpose', 'Its purpose is put in other words', before?.purpose ?? null, after.purpose);
  const asks = `Now needs ${countInWords(after.approvalsNeeded)} ${after.approvalsNeeded === 1 ? 'approval' : 'approvals'}`;
  const was = before === null ? null : String(before.approvalsNeeded);
  say('approvalsNeeded', asks, was, String(after.approvalsNeeded));
  return [...changes, ...diffAgents(before?.agents ?? { keys: [], labels: {} }, after.agents)];
}

function clauseDiff(
  before: Clause | null,
  after: Clause | null,
  places: { before: number | null; after: number | null },
): ClauseDiff {
  const isChanged = before !== null && after !== null && !isSameValue(before, after);
  const status = before === null ? 'added' : after === null ? 'removed' : isChanged ? 'changed' : 'unchanged';
  return {
    key: after?.key ?? before?.key ?? '',
    status,
    ...places,
    title: diffWords(before?.title ?? '', after?.title ?? ''),
    obligation: diffWords(before?.obligation ?? '', after?.obligation ?? ''),
  };
}

type Pair = { readonly before: Clause | null; readonly after: Clause | null; readonly diff: ClauseDiff };

/** The clauses of both versions by key, in the order they are read; a key used twice is paired once. */
function pairClauses(before: readonly Clause[], after: readonly Clause[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const placeOf = (clauses: readonly Clause[], key: string) =>
    clauses.findIndex((clause) => clause.key === key);
  for (const [at, clause] of after.entries()) {
    const found = placeOf(after, clause.key) === at ? placeOf(before, clause.key) : -1;
    const old = before[found] ?? null;
    const places = { before: old === null ? null : found + 1, after: at + 1 };
    pairs.push({ before: old, after: clause, diff: clauseDiff(old, clause, places) });
  }
  for (const [at, clause] of before.entries()) {
    if (placeOf(after, clause.key) !== -1) continue;
    const removed = {
      before: clause,
      after: null,
      diff: clauseDiff(clause, null, { before: at + 1, after: null }),
    };
    pairs.splice(Math.min(at, pairs.length), 0, removed);
  }
  return pairs;
}

/** What `after` changes, in words and down to the actions it covers; everything is new where there is no `before`. */
export function diffPacts(
  before: PactContent | null,
  after: PactContent,
  actions: readonly KnownAction[],
): PactDiff {
  const pairs = pairClauses(before?.clauses ?? [], after.clauses);
  const was = coveredActions(before?.clauses ?? [], actions);
  const is = coveredActions(after.clauses, actions);
  const changes = [
    ...diffFront(before, after),
    ...pairs.flatMap((pair) => diffClause(pair.before, pair.after, pair.diff.after ?? pair.diff.before ?? 0)),
    ...orderChange(before?.clauses ?? [], after.clauses),
  ];
  const isRewritten = changes.length === 0 && before !== null && !isSameValue(before, after);
  return {
    changes: isRewritten ? [REWRITTEN] : changes,
    clauses: pairs.map((pair) => pair.diff),
    newlyCovered: is.filter((name) => !was.includes(name)),
    noLongerCovered: was.filter((name) => !is.includes(name)),
  };
}

/** Another digest, though nothing a reader would call a change: agents in another order. */
const REWRITTEN: Change = {
  kind: 'changed',
  path: '',
  clause: null,
  text: 'Says the same, written differently',
  before: null,
  after: null,
};

function orderChange(before: readonly Clause[], after: readonly Clause[]): readonly Change[] {
  const keysIn = (clauses: readonly Clause[], others: readonly Clause[]) =>
    clauses.map((clause) => clause.key).filter((key) => others.some((other) => other.key === key));
  const was = keysIn(before, after).join(', ');
  const is = keysIn(after, before).join(', ');
  if (was === is) return [];
  return [
    {
      kind: 'changed',
      path: 'clauses',
      clause: null,
      text: 'The clauses stand in another order',
      before: was,
      after: is,
    },
  ];
}
