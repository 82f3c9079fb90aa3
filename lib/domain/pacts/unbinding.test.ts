import { expect, it } from 'vitest';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { unboundPacts } from '#lib/domain/pacts/unbinding.ts';

function pact(key: string, keys: string[], labels: Record<string, string>): PactContent {
  return { key, name: key, purpose: '', agents: { keys, labels }, approvalsNeeded: 1, clauses: [] };
}

const PACTS = [
  pact('both', [], { env: 'live', zone: 'eu' }),
  pact('env', [], { env: 'live' }),
  pact('key', ['agent_pay'], { env: 'live' }),
  pact('none', [], {}),
];
const agent = (labels: Record<string, string>) => ({ key: 'agent_pay', labels });

it.each([
  ['the same labels', { env: 'live', zone: 'eu' }, []],
  ['one label fewer', { env: 'live' }, ['both']],
  ['another value', { env: 'test', zone: 'eu' }, ['both', 'env']],
  ['none at all', {}, ['both', 'env']],
])('names the pacts that %s take an agent out of', (_, labels, keys) => {
  expect(unboundPacts(agent({ env: 'live', zone: 'eu' }), agent(labels), PACTS)).toEqual(keys);
});

it('names none that never bound it', () => {
  expect(unboundPacts(agent({}), agent({ env: 'live' }), PACTS)).toEqual([]);
});
