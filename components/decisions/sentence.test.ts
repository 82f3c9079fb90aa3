import { expect, it } from 'vitest';
import { remediesOf, sentenceOf } from '#components/decisions/sentence.ts';
import type { Decision, Reason } from '#lib/client/decisions.ts';

type Answer = Decision['decision'];
const reason = (given: object): Reason =>
  ({ kind: 'clause', clause: 'daily-sum', owner: 'First team', remedies: [], ...given }) as never;
const LIMIT = reason({});
const POSTURE = reason({ kind: 'posture', clause: null, owner: null });

it.each([
  [
    'Held for review: one agent pays at most 20000 EUR a day (daily-sum, First team). And 2 more.',
    [LIMIT],
    { text: 'One agent pays at most 20000 EUR a day.', more: 2 },
  ],
  [
    'Blocked: no clause authorises tool:x, which is high (posture, the workspace).',
    [POSTURE],
    { text: 'No clause authorises tool:x, which is high.', more: 0 },
  ],
  [
    'Allowed: every clause that speaks of it is kept.',
    [LIMIT],
    { text: 'Every clause that speaks of it is kept.', more: 0 },
  ],
])('%s is said without keys', (summary, reasons, wanted) =>
  expect(sentenceOf({ summary, reasons })).toEqual(wanted),
);

const remedy = (kind: string, text = kind) => ({ kind, text, owner: null });
const asked = (given: Partial<Answer>): Pick<Answer, 'allowed' | 'reasons' | 'review'> => ({
  ...{ allowed: false, review: null },
  reasons: [
    reason({ remedies: [remedy('pact'), remedy('wait'), remedy('review')] }),
    reason({ remedies: [remedy('fix_request'), remedy('wait')] }),
  ],
  ...given,
});
const kinds = (given: Partial<Answer>) => remediesOf(asked(given)).map(({ kind }) => kind);

it('what would change it begins with what helps soonest, and says nothing twice', () => {
  expect(kinds({ review: { id: 'rev_1' } as Answer['review'] })).toEqual([
    'review',
    'fix_request',
    'wait',
    'pact',
  ]);
  expect(kinds({})).toEqual(['fix_request', 'wait', 'pact', 'review']);
});

it('nothing would change what was allowed', () => expect(kinds({ allowed: true })).toEqual([]));
