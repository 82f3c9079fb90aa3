import type { Page } from '@playwright/test';
import { OWNER } from '../fixtures/owner.ts';
import { expect, test } from '../fixtures/test.ts';

const PASSWORD = 'quiet harbour morning';

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in?next=/settings/members');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function invite(page: Page, email: string): Promise<string> {
  await page.getByRole('button', { name: 'Invite a member' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = (await page.locator('code').textContent()) ?? '';
  await page.getByRole('button', { name: 'Done' }).click();
  return link;
}

test('somebody who is invited joins once, and is out at the next request once removed', async ({
  page,
  browser,
}) => {
  await signIn(page, OWNER.email, OWNER.password);
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  const link = await invite(page, 'dana.kim@example.com');

  const other = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage();
  await other.goto(link);
  await other.getByLabel('Your name').fill('Dana Kim');
  await other.getByLabel('Password').fill(PASSWORD);
  await other.getByRole('button', { name: /^Join / }).click();
  await expect(other).toHaveURL(/\/$/);
  await other.goto('/settings/members');
  await expect(other.getByRole('button', { name: 'Invite a member' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This invitation has ended' })).toBeVisible();

  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'Remove Dana Kim' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove Dana Kim' }).click();
  await expect(page.getByText('Dana Kim is no longer a member')).toBeVisible();
  // The page that is open goes to the door by itself at its next question; another asks at once.
  const next = await other.context().newPage();
  await next.goto('/settings/members');
  await expect(next).toHaveURL(/\/sign-in/);
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(next, 'dana.kim@example.com', PASSWORD);
  await expect(next.getByText('E-mail and password do not fit.')).toBeVisible();
});

test('a key is shown once, works, and stops working once revoked', async ({ page, playwright }) => {
  await signIn(page, OWNER.email, OWNER.password);
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await page.goto('/settings/keys');
  await page.getByRole('button', { name: 'Make a key' }).first().click();
  await page.getByLabel('Name').fill('Journey key');
  await page.getByRole('checkbox', { name: 'Read everything' }).click();
  await page.getByRole('button', { name: 'Make the key' }).click();
  const key = (await page.locator('code').textContent()) ?? '';
  await page.getByRole('button', { name: 'I have stored it' }).click();
  await expect(page.getByText(key)).toBeHidden();

  const extraHTTPHeaders = { authorization: `Bearer ${key}` };
  const machine = await playwright.request.newContext({
    baseURL: new URL(page.url()).origin,
    extraHTTPHeaders,
  });
  expect((await machine.get('/api/v1/me')).status()).toBe(200);
  await page.getByRole('button', { name: 'Revoke Journey key' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke Journey key' }).click();
  await expect(page.getByText('Journey key is revoked')).toBeVisible();
  expect((await machine.get('/api/v1/me')).status()).toBe(401);
});

test('the door tells nobody whether an address is known', async ({ page }) => {
  for (const email of [OWNER.email, 'nobody@example.com']) {
    await signIn(page, email, 'not the password at all');
    await expect(page.getByRole('alert').getByText('E-mail and password do not fit.')).toBeVisible();
  }
});
