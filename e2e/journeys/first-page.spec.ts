import { expect, test } from '../fixtures/test.ts';

test('the production build serves the sign-in page without an error in the browser', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto('/sign-in');
  await expect(page.getByRole('button').first()).toBeVisible();
  expect(faults).toEqual([]);
});
