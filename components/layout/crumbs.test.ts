import { describe, expect, it } from 'vitest';
import { crumbsOf, thingOf } from '#components/layout/crumbs.ts';

const shown = (path: string) =>
  crumbsOf(path).map(({ label }) =>
    label.kind === 'word' ? `<${label.key}>` : `${label.kind} ${label.text}`,
  );

describe('crumbsOf', () => {
  it.each([
    ['/', ['<now>']],
    ['/reviews/rev_01', ['<reviews>', 'name rev_01']],
    ['/overrides/ovr_01', ['<overrides>', 'name ovr_01']],
    ['/pacts/payments/versions/5', ['<pacts>', 'name payments', 'version 5']],
    ['/pacts/payments/draft', ['<pacts>', 'name payments', '<draft>']],
    ['/pacts/draft/draft', ['<pacts>', 'name draft', '<draft>']],
    ['/pacts/new', ['<pacts>', '<new>']],
    ['/evidence/evd_01', ['<evidence>', 'name evd_01']],
    ['/settings/keys', ['<settings>', '<keys>']],
    ['/actions/tool%3Awire-transfer', ['<actions>', 'name tool:wire-transfer']],
    ['/actions/%E0%A4%A', ['<actions>', 'name %E0%A4%A']],
  ])('reads %s', (path, wanted) => expect(shown(path)).toEqual(wanted));

  it('links each crumb to its own place', () => {
    expect(crumbsOf('/pacts/payments/versions/5').map((crumb) => crumb.href)).toEqual([
      '/pacts',
      '/pacts/payments',
      '/pacts/payments/versions/5',
    ]);
  });
});

describe('thingOf', () => {
  it.each([
    ['/agents/agent_1', { kind: 'agent', key: 'agent_1', href: '/agents/agent_1' }],
    ['/pacts/pay%20out/draft', { kind: 'pact', key: 'pay out', href: '/pacts/pay%20out' }],
    ['/pacts/new', null],
    ['/reviews/rev_1', null],
    ['/', null],
  ])('of %s', (path, wanted) => expect(thingOf(crumbsOf(path))).toEqual(wanted));
});
