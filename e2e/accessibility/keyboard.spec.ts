import type { Locator, Page } from '@playwright/test';
import { call } from '../fixtures/api.ts';
import { expectNoFaults } from '../fixtures/faults.ts';
import { paymentsInForce } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';

const MOST_STEPS = 60;
const HELD = {
  agentId: 'agent_ops_payments',
  action: 'tool:wire-transfer',
  context: { amount: 25_000, currency: 'EUR' },
};

let owner: Seat;
let key: string;

test.beforeAll(async ({ browser }) => {
  owner = (await makeWorkspace(browser, 'Keys alone')).owner;
  key = await paymentsInForce(owner, 'agent_ops_payments');
});

/** Presses Tab until the focus is there, as somebody without a mouse would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab did not reach ${target} in ${MOST_STEPS} steps`);
}

test('a held action is found and approved by keyboard alone, and by no single key', async () => {
  const held = await call<{ review: { id: string } }>({ ...owner, key }, 'POST', '/decisions', HELD);
  const page = await owner.context.newPage();
  await page.goto('/');
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: /^Reviews/ }));
  await page.keyboard.press('Enter');
  const waiting = page.getByRole('region', { name: 'Waiting' });
  await tabTo(page, waiting.getByRole('link', { name: 'tool:wire-transfer' }));
  await page.keyboard.press('Enter');
  const approve = page.getByRole('button', { name: 'Approve this request' });
  await expect(approve).toBeVisible();
  await expect(approve).not.toBeFocused();
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') await page.keyboard.press(letter);
  await page.keyboard.press('Enter');
  const review = () => call<{ status: string }>(owner, 'GET', `/reviews/${held.review.id}`);
  expect((await review()).status).toBe('pending');
  await page.goto(`/reviews/${held.review.id}`);
  await tabTo(page, approve);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Olive Archer approved')).toBeVisible();
  expect((await review()).status).toBe('approved');
});

test('a queue is worked through by keys alone: along it, words for a denial, and the next one opens', async () => {
  const hold = (amount: number) => {
    const context = { amount, currency: 'EUR', reference: `Invoice ${amount}` };
    return call<{ review: { id: string } }>({ ...owner, key }, 'POST', '/decisions', { ...HELD, context });
  };
  const [first, second] = [(await hold(26_000)).review.id, (await hold(27_000)).review.id];
  const page = await owner.context.newPage();
  await page.goto(`/reviews/${first}?tier=critical`);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('26,000');
  await expect(page.getByRole('region', { name: 'Waiting' }).getByRole('link')).toHaveCount(2);
  await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`/reviews/${second}\\?tier=critical$`));
  await expect(heading).toContainText('27,000');
  await page.keyboard.press('k');
  await expect(heading).toContainText('26,000');
  await page.keyboard.press('d');
  await expect(page.getByLabel('Why not')).toBeFocused();
  await page.keyboard.type('Not this month');
  await tabTo(page, page.getByRole('button', { name: 'Deny this request' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Denial of tool:wire-transfer recorded')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/reviews/${second}\\?tier=critical$`));
  await expect(page.getByRole('button', { name: 'Approve this request' })).not.toBeFocused();
});

test('at 360 px the answers stay in reach, and the end of a review lies under none of them', async () => {
  const { items } = await call<{ items: { id: string }[] }>(owner, 'GET', '/reviews?status=pending');
  const page = await owner.context.newPage();
  await page.setViewportSize({ width: 360, height: 720 });
  await page.goto(`/reviews/${items[0]?.id}`);
  const answer = page.getByRole('region', { name: 'Your answer' });
  await expect(answer.getByRole('button', { name: 'Approve this request' })).toBeInViewport({ ratio: 1 });
  await expect(answer.getByText(/^sha256/)).toBeInViewport({ ratio: 1 });
  const last = page.getByText('It is denied at');
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(last).toBeInViewport();
  const [end, bar] = [await last.boundingBox(), await answer.boundingBox()];
  expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});

test('everything is frozen and lifted again by keyboard alone, and the focus comes back', async () => {
  const page = await owner.context.newPage();
  await page.goto('/');
  const stop = page.getByRole('banner').getByRole('button', { name: 'Stop', exact: true });
  await tabTo(page, stop);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(stop).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Freeze Keys alone' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-frozen]')).toBeVisible();
  await tabTo(page, page.locator('[data-frozen]').getByRole('button', { name: 'Lift…' }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Why it is safe again')).toBeFocused();
  await page.keyboard.type('It was a drill');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-frozen]')).toHaveCount(0);
});

test('what has an id or a name is found and opened by keyboard alone, and keys lead from page to page', async () => {
  const page = await owner.context.newPage();
  await page.goto('/agents');
  await expect(page.getByRole('link', { name: 'agent_ops_payments' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: 'Find anything' });
  await expect(search).toBeFocused();
  await page.keyboard.type('agent_ops');
  await expect(page.getByRole('option', { name: /Agent$/ }).first()).toBeVisible();
  await expectNoFaults(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/agents\/agent_ops_payments$/);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/\/decisions/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectNoFaults(page);
});
