import { withoutOpening } from '#components/decisions/without-opening.ts';
import type { Decision, Reason } from '#lib/client/decisions.ts';

type Answer = Decision['decision'];
type Remedy = Reason['remedies'][number];

/** Why, as a person would say it: the recorded sentence without the keys it names for machines, and how many more said so. */
export function sentenceOf({ summary, reasons }: Pick<Answer, 'summary' | 'reasons'>): {
  readonly text: string;
  readonly more: number;
} {
  const [, rest = summary, more = '0'] = /^(.*?)(?: And (\d+) more\.)?$/s.exec(withoutOpening(summary)) ?? [];
  const named = reasons.map(({ clause, owner, kind }) => {
    return kind === 'posture' ? ` (posture, ${owner ?? 'the workspace'})` : ` (${clause}, ${owner})`;
  });
  const text = named.reduce((left, keys) => left.replace(keys, ''), rest);
  return { text, more: Number(more) };
}

/** What can be done at once comes before what takes somebody's work, and that before what only time brings. */
const SOONEST: readonly Remedy['kind'][] = [
  'review',
  'lift',
  'fix_request',
  'register',
  'evidence',
  'change',
  'wait',
  'pact',
];

/** Each remedy once, the soonest first; a review that is over helps no more. */
export function remediesOf({
  allowed,
  reasons,
  review,
}: Pick<Answer, 'allowed' | 'reasons' | 'review'>): readonly Remedy[] {
  if (allowed) return [];
  const all = reasons.flatMap((reason) => reason.remedies);
  const distinct = [...new Map(all.map((remedy) => [`${remedy.kind} ${remedy.text}`, remedy])).values()];
  const place = ({ kind }: Remedy) =>
    kind === 'review' && review === null ? SOONEST.length : SOONEST.indexOf(kind);
  return distinct.toSorted((a, b) => place(a) - place(b));
}
