import { expect, test, vi } from 'vitest';
import { createTestCountersign } from './testing.ts';

test('an action without a rule is blocked', async () => {
  const countersign = createTestCountersign({ 'tool:read': 'allow' });
  const fn = vi.fn();
  await expect(countersign.guard('tool:wipe', fn)()).rejects.toMatchObject({ name: 'NotAllowed' });
  await expect(countersign.guard('toString', fn)()).rejects.toMatchObject({ name: 'NotAllowed' });
  expect(fn).not.toHaveBeenCalled();
});

test('what was asked and what was reported can be read', async () => {
  const countersign = createTestCountersign({ 'tool:read': 'allow' });
  const read = countersign.guard('tool:read', (path: string) => `text of ${path}`, {
    context: (path) => ({ path }),
  });
  await expect(read('a.txt')).resolves.toBe('text of a.txt');
  expect(countersign.asked).toMatchObject([{ action: 'tool:read', context: { path: 'a.txt' } }]);
  expect(countersign.reported).toEqual([{ decisionId: 'dec_test_1', status: 'executed' }]);
});

test('a rule can look at the request', async () => {
  const countersign = createTestCountersign({
    'tool:pay': ({ context }) => (Number(context?.amount) > 100 ? 'block' : 'allow'),
  });
  const pay = countersign.guard('tool:pay', (amount: number) => amount, {
    context: (amount) => ({ amount }),
  });
  await expect(pay(5)).resolves.toBe(5);
  await expect(pay(500)).rejects.toMatchObject({ name: 'NotAllowed' });
});

test('a held call is thrown, or goes on once when somebody waits, and its approval is spent', async () => {
  const countersign = createTestCountersign({ 'tool:pay': 'review' });
  await expect(countersign.guard('tool:pay', () => 1)()).rejects.toMatchObject({ name: 'ReviewPending' });
  const fn = vi.fn(() => 'paid');
  await expect(countersign.guard('tool:pay', fn, { onReview: 'wait' })()).resolves.toBe('paid');
  const again = countersign.guard('tool:pay', fn, { reviewId: () => 'rev_test_2' });
  await expect(again()).rejects.toMatchObject({ name: 'ReviewPending' });
  expect(fn).toHaveBeenCalledTimes(1);
});

test('a steered call is refused with the instruction', async () => {
  const steered = { effect: 'review', review: 'steered', text: 'Split it.' } as const;
  const countersign = createTestCountersign({ 'tool:pay': steered });
  const pay = countersign.guard('tool:pay', () => 1, { onReview: 'wait' });
  await expect(pay()).rejects.toMatchObject({ code: 'review_steered', instruction: 'Split it.' });
});

test('an approval lifts the very call it was given for and no other', async () => {
  const countersign = createTestCountersign({ 'tool:pay': 'review' });
  const fn = vi.fn();
  const pay = (options: { reviewId?: () => string }) =>
    countersign.guard('tool:pay', (amount: number) => fn(amount), {
      context: (amount) => ({ amount }),
      ...options,
    });
  await expect(pay({})(5)).rejects.toMatchObject({ review: { id: 'rev_test_1' } });
  await expect(pay({ reviewId: () => 'rev_test_1' })(500)).rejects.toMatchObject({ name: 'ReviewPending' });
  expect(fn).not.toHaveBeenCalled();
  await pay({ reviewId: () => 'rev_test_1' })(5);
  expect(fn.mock.calls).toEqual([[5]]);
});
