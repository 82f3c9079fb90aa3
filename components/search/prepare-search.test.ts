import { describe, expect, it } from 'vitest';
import { type Entry, groupsOf, isId, matches, placeOfHit } from '#components/search/prepare-search.ts';
import type { HitResource } from '#lib/client/search.ts';
import { HIT_KINDS } from '#lib/domain/search/types.ts';

const entry = (group: Entry['group'], label: string, words = ''): Entry => ({
  ...{ id: `${group} ${label}`, group, label, note: '', words },
});
const hit = (given: Partial<HitResource>): HitResource => ({
  ...{ kind: 'agent', id: 'agt_1', key: 'agent_1', name: 'One', about: null, number: null },
  ...given,
});

describe('matches', () => {
  it.each([
    ['reg ag', true],
    ['agent', true],
    ['gent', false],
    ['register stop', false],
    ['new', true],
  ])('“%s”: %s', (typed, wanted) =>
    expect(matches(entry('act', 'Register an agent', 'new bot'), typed)).toBe(wanted),
  );
});

describe('groupsOf', () => {
  const all = [
    entry('doc', 'Error codes'),
    entry('hit', 'Anything'),
    entry('place', 'Reviews'),
    entry('recent', 'Reviews'),
    entry('act', 'Stop'),
  ];
  const shown = (typed: string) => groupsOf(all, typed).map(({ value }) => value);

  it('shows recent places and acts first while nothing is typed', () =>
    expect(shown('')).toEqual(['recent', 'act', 'hit', 'place']));

  it('keeps what the server found, whatever its words are', () => expect(shown('xyz')).toEqual(['hit']));

  it('shows a recent place once, as the page it is', () => expect(shown('rev')).toEqual(['hit', 'place']));
});

describe('placeOfHit', () => {
  it('leads somewhere for every kind of thing', () => {
    for (const kind of HIT_KINDS) expect(placeOfHit(hit({ kind, number: 2 }))).toMatch(/^\//);
  });

  it.each([
    [hit({}), '/agents/agent_1'],
    [hit({ kind: 'version', key: 'a b', number: 3 }), '/pacts/a%20b/versions/3'],
    [hit({ kind: 'draft', key: 'pay', number: 4 }), '/pacts/pay/draft'],
    [hit({ kind: 'action', key: 'tool:wire' }), '/actions?text=tool%3Awire'],
    [hit({ kind: 'decision', id: 'dec_1', key: null }), '/decisions/dec_1'],
  ])('%#', (found, wanted) => expect(placeOfHit(found)).toBe(wanted));
});

describe('isId', () => {
  it('knows a whole id, whatever it is of', () => {
    expect(isId(' dec_01h455vb4pex5vsknk084sn02q ')).toBe(true);
    expect(isId('dec_01h')).toBe(false);
    expect(isId('agent_ops_payments')).toBe(false);
  });
});
