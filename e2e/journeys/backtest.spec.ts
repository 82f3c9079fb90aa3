import type { Page } from '@playwright/test';
import { call } from '../fixtures/api.ts';
import { paymentsInForce } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';

const AGENT = 'agent_ops_payments';

type Answer = { readonly id: string; readonly effect: string };

/** Asks for transfers of these amounts, one after the other. */
async function transferAll(machine: Seat, amounts: readonly number[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const amount of amounts) {
    const context = { amount, currency: 'EUR' };
    const body = { agentId: AGENT, action: 'tool:wire-transfer', context };
    answers.push(await call<Answer>(machine, 'POST', '/decisions', body));
  }
  return answers;
}

/** Opens the draft of the payments pact at its first clause and lowers its limit on screen. */
async function lowerLimit(page: Page, from: string, to: string): Promise<void> {
  const condition = page.getByRole('textbox', { name: 'Must be true (CEL)' }).filter({ hasText: from });
  await condition.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(`context.amount <= ${to}`);
}

test('a draft is tried on recorded decisions, a cell opens them, and one is asked again', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Trying a draft');
  const machine = { ...owner, key: await paymentsInForce(owner, AGENT) };
  const [, second] = await transferAll(machine, [100, 900, 7_000]);
  await call(owner, 'POST', '/pacts/payments/draft', { from: 1 });
  const page = await owner.context.newPage();
  await page.goto('/pacts/payments/draft?clause=1&try=recorded');
  const dock = page.getByRole('region', { name: 'Try it' });

  await test.step('nothing changes while the draft says what is in force', async () => {
    await dock.getByRole('button', { name: 'Run the backtest' }).click();
    await expect(dock.getByText('3 decisions decided again')).toBeVisible();
    await expect(dock.getByText('none of them changes')).toBeVisible();
    await expect(dock.getByText('Made under v1')).toBeVisible();
  });

  await test.step('what was just typed is saved and tried', async () => {
    await lowerLimit(page, '5000', '500');
    await expect(dock.getByText('The draft was changed since this was run.')).toBeVisible();
    await dock.getByRole('button', { name: 'Run it again' }).click();
    await expect(dock.getByText('one changes')).toBeVisible();
    await expect(dock.getByText(/^One more review in 30 days for /)).toBeVisible();
  });

  await test.step('a request that is tried moves with the draft', async () => {
    await dock.getByRole('tab', { name: 'Requests' }).click();
    await dock.getByRole('button', { name: 'Try a request' }).click();
    await dock.getByLabel('Value of context.amount').fill('900');
    await dock.getByRole('button', { name: 'Ask the draft' }).click();
    const tried = dock.getByRole('list', { name: 'Tried requests' });
    await expect(tried).toContainText('now Allowed under v1');
    await expect(tried).toContainText('Held for review');
    await expect(dock.getByText('Version 1, in force, says')).toBeVisible();
    await dock.getByRole('tab', { name: 'Last 30 days' }).click();
  });

  await test.step('the address runs the same again', async () => {
    await expect(page).toHaveURL(/ran=\d+/);
    await page.reload();
    await expect(dock.getByText('one changes')).toBeVisible();
  });

  await dock.getByRole('button', { name: '1 decision: Allowed, would be: Held. Open' }).click();
  const dialog = page.getByRole('dialog', { name: 'Allowed, would be: Held' });
  await expect(dialog.getByRole('row')).toHaveCount(2);
  await dialog.getByRole('link', { name: 'Ask again against this draft' }).click();
  await expect(page).toHaveURL(new RegExp(`/decisions/${second?.id}`));
  const again = page.getByRole('region', { name: 'Ask again' });
  await expect(again.getByText('Under the draft')).toBeVisible();
  const limit = again.getByRole('row', { name: /500/ });
  await expect(limit.getByText('kept', { exact: true })).toBeVisible();
  await expect(limit.getByText('not kept')).toBeVisible();

  await test.step('and against the version in force it says what was recorded', async () => {
    await again.getByRole('combobox', { name: 'Draft or version' }).click();
    await page.getByRole('option', { name: 'Version 1, active' }).click();
    await expect(again.getByText('Under version 1')).toBeVisible();
    await expect(again.getByText('not kept')).toHaveCount(0);
  });
});

test('probing a version shows what passes that should not, and what to write instead', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Probing a version');
  await paymentsInForce(owner, AGENT);
  const content = {
    ...{ key: 'refunds', name: 'Refunds', purpose: 'Refunds stay small.', approvalsNeeded: 1 },
    agents: { keys: [AGENT], labels: {} },
    clauses: [await refundClause(owner)],
  };
  const { etag } = await call<{ etag: string }>(owner, 'POST', '/pacts', content);
  await call(owner, 'POST', '/pacts/refunds/draft/submit', {}, etag);
  const page = await owner.context.newPage();
  await page.goto('/pacts/refunds/versions/1');
  const dock = page.getByRole('region', { name: 'Try it' });
  await dock.getByRole('tab', { name: 'Probes' }).click();
  await dock.getByRole('button', { name: 'Try what could pass' }).click();
  await expect(dock.getByText(/things a reader would not expect/)).toBeVisible();
  const split = dock
    .getByRole('listitem')
    .filter({ hasText: '10 times 200 pass where one of 2,000 does not.' });
  await expect(split.getByText('Add a daily sum of context.amount to “Small refunds”.')).toBeVisible();
  await dock.getByText(/^All \d+ requests that were tried$/).click();
  const tried = dock.getByRole('region', { name: 'small-refunds' });
  await expect(tried.getByRole('listitem').filter({ hasText: 'context.amount 200.01' })).toContainText(
    'Held',
  );
});

/** A clause with a ceiling that nothing adds up. */
async function refundClause(owner: Seat) {
  const { items } = await call<{ items: { key: string }[] }>(owner, 'GET', '/teams');
  return {
    ...{
      key: 'small-refunds',
      title: 'Small refunds',
      obligation: 'No refund above 200 leaves without a person.',
    },
    ...{ severity: 'major', scope: { actions: ['tool:refund'], tiers: [] }, authorises: true },
    requires: [{ type: 'condition', cel: 'context.amount <= 200' }],
    consequence: { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' },
    ...{ owner: items[0]?.key, reviewCadenceDays: 30, recourse: 'Ask for it by post.' },
  };
}

test('a range without decisions, and one that cannot be tested, say what to do', async ({ browser }) => {
  const { owner } = await makeWorkspace(browser, 'Trying a range');
  await paymentsInForce(owner, AGENT);
  const page = await owner.context.newPage();
  await page.goto('/pacts/payments/versions/1?range=custom&from=2026-01-02&until=2026-01-01&ran=1');
  const dock = page.getByRole('region', { name: 'Try it' });
  await expect(dock.getByText('That range cannot be tested')).toBeVisible();
  await dock.getByLabel('From (UTC)').fill('2026-01-01');
  await dock.getByRole('button', { name: 'Run the backtest' }).click();
  await expect(dock.getByText('No recorded decision in this range')).toBeVisible();
});
