import { call } from '../fixtures/api.ts';
import { declarePayments, paymentsPact, registerAgent, submitPact } from '../fixtures/pacts.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

test('who works alone puts a pact in force, marked solo until a second person ratifies it', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Working alone');
  await registerAgent(owner, 'agent_ops_payments');
  await declarePayments(owner);
  await submitPact(owner, await paymentsPact(owner, 'agent_ops_payments'));

  const page = await owner.context.newPage();
  await page.goto('/pacts/payments/versions/1');
  await expect(page.getByText('nobody else here can approve yet')).toBeVisible();
  await page.getByRole('button', { name: 'Activate version 1' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText('it is marked solo until a second person ratifies it')).toBeVisible();
  await dialog.getByRole('button', { name: 'Activate version 1' }).click();
  await expect(page.getByText('Version 1 of Payments is in force')).toBeVisible();
  await expect(page.getByText('· solo').first()).toBeVisible();
  await expect(page.getByText('activated it, alone')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ratify version 1' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  const dana = await joinAs(browser, owner, 'approver', 'Dana Kim');
  const second = await dana.context.newPage();
  await second.goto('/');
  const waiting = second.getByRole('listitem').filter({ hasText: 'was activated by one person' });
  await waiting.getByRole('link', { name: 'Open' }).click();
  await second.getByRole('button', { name: 'Ratify version 1' }).click();
  await second.getByRole('alertdialog').getByRole('button', { name: 'Ratify version 1' }).click();
  await expect(second.getByText('You ratified version 1 of Payments')).toBeVisible();
  await expect(second.getByText('· solo')).toHaveCount(0);
  const version = await call<{ isSolo: boolean; ratifiedAt: string }>(
    owner,
    'GET',
    '/pacts/payments/versions/1',
  );
  expect(version.ratifiedAt).toBeTruthy();
});
