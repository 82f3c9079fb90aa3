import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { startReceiver } from '#lib/testing/receivers.ts';
import { call } from '../fixtures/api.ts';
import { paymentsInForce } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

const AGENT = 'agent_ops_payments';
const HELD = {
  agentId: AGENT,
  action: 'tool:wire-transfer',
  resource: { type: 'account', id: 'DE02120300000000202051' },
  context: { amount: 25_000, currency: 'EUR', reference: 'Invoice 1042, Northwind' },
};

test.describe.configure({ mode: 'serial' });

let owner: Seat;
let ann: Seat;
let key: string;
let annPage: Page;
let ownerPage: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  owner = (await makeWorkspace(browser, 'Noticing')).owner;
  key = await paymentsInForce(owner, AGENT);
  ann = await joinAs(browser, owner, 'approver', 'Ann Lindqvist');
  annPage = await ann.context.newPage();
  ownerPage = await owner.context.newPage();
});

/** Asks for the held transfer with a key. */
async function hold(): Promise<string> {
  const { review } = await call<{ review: { id: string } }>({ ...owner, key }, 'POST', '/decisions', HELD);
  return review.id;
}

const bell = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Notices/ });
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Notices' });

test('whoever was told of nothing finds a bell that says so', async () => {
  await annPage.goto('/pacts');
  await bell(annPage).click();
  await expect(sheet(annPage).getByText('Nothing was told to you yet')).toBeVisible();
  await annPage.keyboard.press('Escape');
  await expect(sheet(annPage)).toBeHidden();
});

test('a held action rings, opening it leads there, and answering settles it for the other person', async () => {
  await annPage.goto('/pacts');
  await ownerPage.goto('/agents');
  await expect(bell(annPage)).toHaveAccessibleName('Notices');
  const reviewId = await hold();
  for (const page of [annPage, ownerPage]) await expect(bell(page)).toHaveAccessibleName('Notices, 1 unread');

  await bell(annPage).focus();
  await annPage.keyboard.press('Enter');
  const told = sheet(annPage).getByRole('link', {
    name: /^Held for review: tool:wire-transfer by agent_ops/,
  });
  await told.focus();
  await annPage.keyboard.press('Enter');
  await expect(annPage).toHaveURL(new RegExp(`/reviews/${reviewId}$`));
  await expect(sheet(annPage)).toBeHidden();
  await expect(bell(annPage)).toHaveAccessibleName('Notices');
  await expect(bell(ownerPage)).toHaveAccessibleName('Notices, 1 unread');

  await annPage.getByRole('button', { name: 'Approve this request' }).click();
  await expect(annPage.getByText('Ann Lindqvist approved')).toBeVisible();
  await expect(bell(ownerPage)).toHaveAccessibleName('Notices');
  await bell(ownerPage).click();
  await expect(sheet(ownerPage).getByRole('link', { name: /Approved: tool:wire-transfer/ })).toContainText(
    'Ann Lindqvist approved it.',
  );
});

test('all of them are on a page of their own, and can be marked as read at once', async () => {
  await hold();
  await expect(bell(annPage)).toHaveAccessibleName(/unread$/);
  await bell(annPage).click();
  await sheet(annPage).getByRole('link', { name: 'All notices' }).click();
  await expect(annPage).toHaveURL(/\/notices$/);
  const rows = annPage.getByRole('table', { name: 'Notices' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Nothing is left to do.' })).toHaveCount(1);
  await annPage.getByRole('main').getByRole('button', { name: 'Mark all read' }).click();
  await expect(annPage.getByText('Every notice is marked as read').first()).toBeVisible();
  await expect(bell(annPage)).toHaveAccessibleName('Notices');
});

test('a team’s Slack address is typed once, never shown again, and a test of it can be watched', async () => {
  const slack = await startReceiver(() => ({ status: 200 }));
  await call(owner, 'POST', '/teams', { key: 'treasury', name: 'Treasury' });
  await ownerPage.goto('/settings/teams');
  const row = ownerPage.getByRole('row', { name: /Treasury/ });
  await row.getByRole('button', { name: /^Change/ }).click();
  const dialog = ownerPage.getByRole('dialog', { name: 'Change Treasury' });
  await dialog
    .getByRole('textbox', { name: /^Slack channel/ })
    .fill('ftp://hooks.slack.com/services/T0/B0/secret');
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog.getByText('The address must begin with https://.').first()).toBeVisible();
  await dialog
    .getByRole('textbox', { name: /^Slack channel/ })
    .fill(`${slack.url}/services/T0/B0/secretWord`);
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(ownerPage.getByText('Treasury was changed').first()).toBeVisible();
  await expect(row).toContainText('Slack …Word');

  await row.getByRole('button', { name: /^Change/ }).click();
  await expect(dialog.getByText('its address ends in “Word”')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: /^Slack channel/ })).toHaveValue('');
  await dialog.getByRole('button', { name: 'Send a test message' }).click();
  await expect(dialog.getByText('Delivered')).toBeVisible({ timeout: 20_000 });
  expect(slack.posts.map(({ body }) => JSON.parse(body).text)).toEqual([
    expect.stringContaining('Test message to Treasury'),
  ]);
  await slack.close();
  await ownerPage.goto('/settings/webhooks?channel=slack');
  const sent = ownerPage
    .getByRole('table', { name: 'Deliveries' })
    .getByRole('row', { name: /team\.test_sent/ });
  await expect(sent).toContainText('Treasury');
  await expect(sent.getByRole('button', { name: /^Resend/ })).toBeVisible();
  expect(await ownerPage.content()).not.toContain('secretWord');
});

test('the bell and its page have no accessibility fault, light or dark, wide or narrow', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await annPage.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 390]) {
      await annPage.setViewportSize({ width, height: 900 });
      await annPage.goto('/notices');
      await bell(annPage).click();
      await expect(sheet(annPage).getByRole('listitem').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page: annPage }).analyze();
      expect
        .soft(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`),
          `${colorScheme} ${width}`,
        )
        .toEqual([]);
      const picture = test.info().outputPath(`bell-${colorScheme}-${width}.png`);
      await annPage.screenshot({ path: picture, animations: 'disabled' });
      const overflow = await annPage.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow, `scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});
