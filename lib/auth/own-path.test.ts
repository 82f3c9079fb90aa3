import { describe, expect, it } from 'vitest';
import { ownPath, signInFor } from '#lib/auth/own-path.ts';

describe('the way on from the door', () => {
  it.each(['/', '/reviews/rev_1', '/decisions?effect=block&agent=a%20b'])(
    'leads to a path of ours: %s',
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    'https://elsewhere.example.com',
    '//elsewhere.example.com',
    '/\\elsewhere.example.com',
    '/a\\b',
    '/a\nb',
    'reviews',
    '',
    undefined,
    null,
    ['/reviews', '/x'],
  ])('never leads elsewhere: %s', (next) => {
    expect(ownPath(next)).toBe('/');
  });

  it('remembers what was asked for, as the e-mail about a review does', () => {
    expect(signInFor('/reviews/rev_1?from=mail&_rsc=abc')).toBe(
      `/sign-in?next=${encodeURIComponent('/reviews/rev_1?from=mail')}`,
    );
    expect(signInFor('//elsewhere.example.com')).toBe('/sign-in');
    expect(signInFor(null)).toBe('/sign-in');
  });
});
