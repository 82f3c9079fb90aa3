import type { Browser, Page } from '@playwright/test';
import { type RunningAgent, startSampleAgent } from '../fixtures/agents.ts';
import { openBrowser } from '../fixtures/people.ts';
import { type RunningProduct, startProduct } from '../fixtures/product.ts';
import { expect, test } from '../fixtures/test.ts';

const PASSWORD = 'quiet harbour morning';
const AGENT = 'agent_ops_payments';

let product: RunningProduct;
let agent: RunningAgent | undefined;

test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  agent?.end();
  await product?.stop();
});

test('a stranger and a second person bring one agent under a pact: what it may is done, what is held is done once', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const olive = await becomeOwner(browser);
  const dana = await join(browser, olive, 'dana.kim@example.com', 'Dana Kim');
  await registerAgent(olive);
  await adoptPayments(olive);
  await approveVersion(dana);
  await activateVersion(olive);
  const key = await makeKey(olive);

  await dana.goto('/reviews');
  await expect(dana.getByText('Nothing waits for a person')).toBeVisible();
  agent = startSampleAgent(product.url, key);
  await expect.poll(agent.said, { timeout: 30_000 }).toContain('Transferred 250 EUR');
  const queue = dana.getByRole('region', { name: 'Waiting' });
  await expect(queue.getByRole('link', { name: 'tool:wire-transfer' })).toBeVisible();
  expect(agent.said()).not.toContain('Transferred 25,000');

  await queue.getByRole('link', { name: 'tool:wire-transfer' }).click();
  await expect(dana.getByRole('heading', { level: 1 })).toContainText('25,000');
  await dana.getByRole('button', { name: 'Approve this request' }).click();
  await expect(dana.getByText('Dana Kim approved')).toBeVisible();
  expect(await agent.ended).toBe(0);
  expect(agent.said()).toContain('Transferred 25,000 EUR');
  expect(agent.said()).toContain('It would need an approval of its own.');
  expect(agent.said()).toContain('The ledger holds 2 of 2 transfers, 25,250 EUR.');

  await readDecisions(olive);
});

async function becomeOwner(browser: Browser): Promise<Page> {
  const page = await (await openBrowser(browser, product.url)).newPage();
  await page.goto(product.setUpUrl ?? '');
  await page.getByLabel('Name of the workspace').fill('Northwind');
  await page.getByLabel('Your name').fill('Olive Archer');
  await page.getByLabel('E-mail').fill('olive.archer@example.com');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the workspace' }).click();
  await expect(page.getByText('No agent yet')).toBeVisible();
  return page;
}

async function join(browser: Browser, owner: Page, email: string, name: string): Promise<Page> {
  await owner.goto('/settings/members');
  await owner.getByRole('button', { name: 'Invite a member' }).click();
  await owner.getByLabel('E-mail').fill(email);
  await owner.getByRole('radio', { name: /^trust lead/ }).click();
  await owner.getByRole('button', { name: 'Make the invitation' }).click();
  const link = (await owner.locator('code').textContent()) ?? '';
  await owner.getByRole('button', { name: 'Done' }).click();
  const page = await (await openBrowser(browser, product.url)).newPage();
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join Northwind' }).click();
  await expect(page).toHaveURL(/\/$/);
  return page;
}

async function registerAgent(page: Page): Promise<void> {
  await page.goto('/settings/teams');
  await page.getByRole('button', { name: 'Add a team' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Treasury');
  await dialog.getByLabel('Key').fill('treasury');
  await dialog.getByRole('button', { name: 'Add the team' }).click();
  await expect(page.getByText('Treasury was added')).toBeVisible();
  await page.goto('/agents');
  await page.getByRole('button', { name: 'Register an agent' }).first().click();
  await dialog.getByLabel('Name').fill('Ops payments');
  await dialog.getByLabel('Key').fill(AGENT);
  await dialog.getByRole('combobox', { name: 'Owner' }).fill('Treasury');
  await page.getByRole('option', { name: 'Treasury' }).click();
  await dialog.getByRole('button', { name: 'Register an agent' }).click();
  await expect(page).toHaveURL(new RegExp(`/agents/${AGENT}$`));
}

async function adoptPayments(page: Page): Promise<void> {
  await page.goto('/pacts/new');
  await page.getByRole('combobox', { name: 'Agents it binds' }).fill(AGENT);
  await page.getByRole('option', { name: AGENT }).click();
  await page.getByRole('button', { name: 'Create the pact and open its draft' }).click();
  await expect(page.getByRole('heading', { name: 'Draft of version 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Submit for review' }).click();
  await page.getByRole('button', { name: 'Submit version 1' }).click();
  await expect(page).toHaveURL(/\/pacts\/payments\/versions\/1$/);
  const approve = page.getByRole('button', { name: 'Approve version 1' });
  await expect(approve, 'an author does not sign their own text').toHaveAttribute('aria-disabled', 'true');
}

async function approveVersion(page: Page): Promise<void> {
  await page.goto('/');
  const waiting = page
    .getByRole('listitem')
    .filter({ hasText: 'Payments, version 1, waits for an approval' });
  await waiting.getByRole('link', { name: 'Open' }).click();
  await page.getByRole('button', { name: 'Approve version 1' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve version 1' }).click();
  await expect(page.getByText('You approved version 1 of Payments')).toBeVisible();
}

async function activateVersion(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: 'Activate version 1' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Activate version 1' }).click();
  await expect(page.getByText('Version 1 of Payments is in force')).toBeVisible();
  await page.goto('/pacts/payments');
  await expect(page.getByText(/active on 1 of 1 gate, revision \d+/)).toBeVisible();
  await expect(page.getByText('· solo')).toHaveCount(0);
}

async function makeKey(page: Page): Promise<string> {
  await page.goto('/settings/keys');
  await page.getByRole('button', { name: 'Make a key' }).first().click();
  await page.getByLabel('Name').fill('Treasury server');
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByRole('button', { name: 'Copy the key' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^csk_live_/);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  return copied;
}

/** The list shows what was asked in order; the page of the held one says why and replays to the same bytes. */
async function readDecisions(page: Page): Promise<void> {
  await page.goto('/decisions');
  const rows = page.getByRole('table').getByRole('row').filter({ hasText: 'tool:wire-transfer' });
  await expect(rows).toHaveCount(4);
  await expect(rows.filter({ hasText: 'Allowed' })).toHaveCount(2);
  await expect(rows.filter({ hasText: 'Held for review' })).toHaveCount(2);
  await rows.filter({ hasText: 'Held for review' }).last().getByRole('link').first().click();
  await expect(page).toHaveURL(/peek=dec_/);
  await page
    .getByRole('complementary', { name: 'Decision' })
    .getByRole('link', { name: 'Open the page' })
    .click();
  await expect(page).toHaveURL(/\/decisions\/dec_/);
  await expect(page.getByText('No payment above 5,000 EUR').first()).toBeVisible();
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('Same answer, byte for byte')).toBeVisible();
}
