import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLIENT_TYPES, clientTypes } from '#scripts/generate-client-types.ts';

test('the client’s types are those of the contracts; node scripts/generate-client-types.ts makes them anew', () => {
  expect(readFileSync(CLIENT_TYPES, 'utf8')).toBe(clientTypes());
});
