import { expect, test } from 'vitest';
import { lengthFault } from '#scripts/gates/file-lengths.ts';

const lines = (count: number) => 'x\n'.repeat(count);

test.each([
  ['lib/store/pacts.ts', 300],
  ['app/api/v1/pacts/route.ts', 40],
  ['app/(console)/pacts/page.tsx', 60],
  ['app/globals.css', 300],
])('%s may have %i lines and not one more', (path, limit) => {
  expect(lengthFault(path, lines(limit))).toBeNull();
  expect(lengthFault(path, lines(limit + 1))).toBe(`${path}: ${limit + 1} lines, ${limit} allowed`);
});

test.each(['messages/en/pacts.json', 'lib/domain/decisions/cases/limits.ts', 'README.md'])(
  '%s is read by looking up, and may be long',
  (path) => {
    expect(lengthFault(path, lines(1000))).toBeNull();
  },
);
