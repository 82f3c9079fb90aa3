import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACCESS_PAGE, accessPage } from '#scripts/access-page.ts';

it('publishes exactly the roles and scopes that are enforced', () => {
  expect(readFileSync(ACCESS_PAGE, 'utf8')).toBe(accessPage());
});
