import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/test.ts';

test('the production build serves the sign-in page without an error in the browser', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto('/sign-in');
  await expect(page.getByRole('button').first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('the page of widgets for developers is no part of the production build', async ({ request }) => {
  expect((await request.get('/dev/widgets')).status()).toBe(404);
  const chunks = join(import.meta.dirname, '..', '..', '.next', 'static');
  const scripts = readdirSync(chunks, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  );
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of scripts) {
    expect(readFileSync(join(chunks, path), 'utf8'), path).not.toContain('Signature block: ');
  }
});
