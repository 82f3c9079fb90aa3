import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';

test('one button makes a demo workspace that is marked and full, and another takes it away', async ({
  browser,
}) => {
  // Thirty days are decided one after the other: on a busy machine they take most of a minute.
  test.setTimeout(180_000);
  const { owner } = await makeWorkspace(browser, 'Looking around');
  const page = await owner.context.newPage();
  await page.goto('/welcome');
  await page.getByRole('button', { name: 'Make a demo workspace' }).click();
  await expect(page.getByText(/^Making the demo: day \d+ of 30$/)).toBeVisible();
  await page.getByRole('button', { name: 'Open the demo' }).click({ timeout: 150_000 });

  await expect(page.getByRole('heading', { name: /need(s)? someone/ })).toBeVisible();
  await expect(page.getByRole('banner').getByText('demo', { exact: true })).toBeVisible();
  await expect(page.getByText('Northwind Trade · Demo')).toBeVisible();
  await page.goto('/reviews');
  await expect(page.getByRole('region', { name: 'Waiting' }).getByRole('link')).toHaveText([
    'tool:pay-invoice',
    'tool:pay-invoice',
  ]);
  await page.goto('/pacts');
  for (const name of ['Supplier payments', 'Customer refunds', 'Releases', 'Customer records'])
    await expect(page.getByRole('main').getByText(name).first()).toBeVisible();

  await page.goto('/settings/workspace');
  await page.getByRole('button', { name: 'Back to your workspace' }).click();
  await page.getByRole('button', { name: 'Remove the demo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the demo' }).click();
  await expect(page.getByRole('button', { name: 'Make a demo workspace' })).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('banner').getByText('demo', { exact: true })).toHaveCount(0);
});
