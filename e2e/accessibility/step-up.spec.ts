import type { Page } from '@playwright/test';
import { plugIn } from '../fixtures/authenticators.ts';
import { expectNoFaults } from '../fixtures/faults.ts';
import { paymentsPact, submitPact } from '../fixtures/pacts.ts';
import { ageSession } from '../fixtures/sessions.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

test.describe.configure({ mode: 'serial' });

let page: Page;

test.beforeAll(async ({ browser }) => {
  const { owner } = await makeWorkspace(browser, 'Northwind');
  const lead = await joinAs(browser, owner, 'trust_lead', 'Dana Kim');
  const content = await paymentsPact(lead, 'agent_ops_payments');
  await submitPact(lead, content);
  page = await owner.context.newPage();
  await plugIn(page);
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name').fill('Work laptop');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await expect(page.getByRole('row', { name: /Work laptop/ })).toBeVisible();
  await ageSession(owner, 3_600_000);
});

test('the account with a passkey has no accessibility fault', async () => {
  await expectNoFaults(page);
});

test('the question before a passkey is removed has no accessibility fault', async () => {
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await expectNoFaults(page);
});

test('the dialog that asks for proof has no accessibility fault, within another dialog as well', async () => {
  await page.getByRole('button', { name: 'Remove the passkey' }).click();
  await expect(page.getByRole('dialog', { name: 'Prove that it is you' })).toBeVisible();
  await expectNoFaults(page);
  await page.getByRole('button', { name: 'Prove by password' }).click();
  await expectNoFaults(page);
});

test('it is used by keyboard alone: the passkey has the focus, Escape leaves what is beneath', async () => {
  await page.goto('/pacts/payments/versions/1');
  await page.getByRole('button', { name: 'Approve version 1' }).focus();
  await page.keyboard.press('Enter');
  const signing = page.getByRole('alertdialog');
  const sign = signing.getByRole('button', { name: 'Approve version 1' });
  await sign.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sign).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(signing).toBeHidden();
});
