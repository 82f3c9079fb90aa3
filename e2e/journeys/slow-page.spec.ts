import { OWNER } from '../fixtures/owner.ts';
import { expect, test } from '../fixtures/test.ts';

test('what is typed at the door before the page has come alive counts, and cannot be sent too soon', async ({
  page,
}) => {
  const scripts = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'domcontentloaded' });
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  scripts.resolve();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});
