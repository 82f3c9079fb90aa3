import type { Locator, Page } from '@playwright/test';
import { call } from '../fixtures/api.ts';
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
