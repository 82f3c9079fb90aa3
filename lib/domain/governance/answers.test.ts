import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unchangedSince, whatWeakens } from '#lib/domain/governance/answers.ts';
import type { PactVersion } from '#lib/domain/pacts/stored.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { clause } from '#lib/testing/lintable-pact.ts';

function version(number: number, clauses: readonly Clause[]): PactVersion {
  return { number, content: { clauses } } as unknown as PactVersion;
}

const one = clause({ key: 'one' });
const other = clause({ key: 'one', obligation: 'It stays smaller.' });

describe('since when a clause reads as it does', () => {
  it.each([
    ['the version that brought it', [version(3, [one]), version(2, [])], 3],
    ['the version that changed it last', [version(3, [one]), version(2, [one]), version(1, [other])], 2],
    ['the first, where nothing ever changed', [version(3, [one]), version(2, [one]), version(1, [one])], 1],
    [
      'after a gap, the version that brought it back',
      [version(3, [one]), version(2, []), version(1, [one])],
      3,
    ],
    [
      'after other words in between, the last ones',
      [version(3, [one]), version(2, [other]), version(1, [one])],
      3,
    ],
    ['nothing, where it is not there', [version(3, [])], null],
  ])('is %s', (_, versions, since) => {
    expect(unchangedSince(versions, 'one')).toBe(since);
  });

  it('is a version from which on every one has the clause word for word', () => {
    const anyVersions = fc.array(
      fc.constantFrom<readonly Clause[]>([one], [other], [one, clause({ key: 'two' })], []),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(anyVersions, (contents) => {
        const versions = contents.map((clauses, index) => version(contents.length - index, clauses));
        const since = unchangedSince(versions, 'one');
        const now = contents[0]?.find(({ key }) => key === 'one');
        if (!now) expect(since).toBeNull();
        for (const { number, content } of versions) {
          if (now && number >= (since ?? 0)) expect(content.clauses).toContainEqual(now);
        }
      }),
    );
  });
});

describe('what changes when a clause weakens', () => {
  const review = { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' } as const;
  const demand = {
    check: 'citation-accuracy',
    methods: ['automated'],
    maxAge: 'P1D',
    sameBuild: false,
  } as const;

  it('is its consequence, and says nothing of old proof where no proof is asked for', () => {
    expect(whatWeakens(clause({ consequence: { type: 'block' } }))).toEqual({
      broken: 'it is blocked',
      stale: null,
    });
  });

  it('is the softer answer for old proof where there is one, else the consequence', () => {
    const proven = clause({ consequence: { type: 'block' }, evidence: [demand] });
    expect(whatWeakens(proven).stale).toBe('it is blocked');
    expect(whatWeakens({ ...proven, onStale: review }).stale).toContain('waits for one approver');
    const required = clause({ requires: [{ type: 'evidence', ...demand }], consequence: review });
    expect(whatWeakens(required).stale).toContain('waits for one approver');
  });
});
