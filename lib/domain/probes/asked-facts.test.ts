import { describe, expect, it } from 'vitest';
import { askedFacts } from '#lib/domain/probes/asked-facts.ts';
import { textOf } from '#lib/testing/pact-life.ts';
import { clauseOf } from '#lib/testing/pacts.ts';

const condition = (cel: string) => ({ type: 'condition' as const, cel });

describe('the facts a request is prefilled with', () => {
  it.each([
    ['context.amount <= 2500', [{ path: 'context.amount', value: 1250 }]],
    ["context.currency == 'EUR'", [{ path: 'context.currency', value: 'EUR' }]],
    ['context.urgent == true', [{ path: 'context.urgent', value: true }]],
    [
      'size(context.items) < 3 || context.total > 1',
      [
        { path: 'context.items', value: undefined },
        { path: 'context.total', value: 100 },
      ],
    ],
    ["resource.id.startsWith('acc')", [{ path: 'resource.id', value: undefined }]],
  ])('%s', (cel, facts) => {
    const content = textOf('payments', clauseOf({ requires: [condition(cel)] }));
    expect(askedFacts(content, 'tool:wire-transfer')).toEqual(facts);
  });

  it('names each once, and none of a clause that does not speak of the action', () => {
    const content = textOf(
      'payments',
      clauseOf({ requires: [condition('context.amount <= 10'), condition('context.amount > 1')] }),
      clauseOf({
        key: 'other',
        scope: { actions: ['tool:other'], tiers: [] },
        requires: [condition('context.b == 1')],
      }),
    );
    expect(askedFacts(content, 'tool:wire-transfer').map(({ path }) => path)).toEqual(['context.amount']);
  });
});
