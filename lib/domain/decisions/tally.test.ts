import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bucketBounds } from '#lib/domain/decisions/bucket-bounds.ts';
import { type Combination, FACETS, tally } from '#lib/domain/decisions/tally.ts';

const row = (given: Partial<Combination>): Combination => ({
  ...{
    effect: 'allow',
    agent: 'agt_1',
    agentKey: 'agent_one',
    action: 'tool:pay',
    tier: 'high',
    mode: 'enforce',
  },
  ...{ count: 1, ...given },
});
const ROWS = [
  row({ count: 5 }),
  row({ effect: 'degrade', count: 3 }),
  row({ effect: 'block', action: 'tool:mail', count: 2 }),
];

describe('a tally', () => {
  it('never counts what was lowered as allowed', () => {
    const { facets } = tally(ROWS, {});
    expect(facets.effect.map(({ value, count }) => [value, count])).toEqual([
      ['allow', 5],
      ['degrade', 3],
      ['block', 2],
    ]);
  });

  it('counts a facet under what is chosen in the others alone, and the total under all', () => {
    const { total, facets } = tally(ROWS, { effect: ['block'] });
    expect(total).toBe(2);
    expect(facets.effect).toHaveLength(3);
    expect(facets.action).toEqual([{ value: 'tool:mail', label: 'tool:mail', count: 2 }]);
  });

  it('keeps what was chosen in the list, with none where there is none', () => {
    expect(tally(ROWS, { action: ['tool:none'] }).facets.action.at(-1)).toMatchObject({
      value: 'tool:none',
      count: 0,
    });
  });

  it('names agents by their key', () => {
    expect(tally(ROWS, {}).facets.agent).toEqual([{ value: 'agt_1', label: 'agent_one', count: 10 }]);
  });
});

test('each facet adds up to the total where nothing is chosen', () => {
  const letters = fc.constantFrom('a', 'b', 'c');
  const rows = fc.array(
    fc.record({
      ...{
        effect: letters,
        agent: letters,
        agentKey: letters,
        action: letters,
        tier: letters,
        mode: letters,
      },
      count: fc.integer({ min: 1, max: 9 }),
    }),
  );
  fc.assert(
    fc.property(rows, (combinations) => {
      const { total, facets } = tally(combinations, {});
      for (const facet of FACETS)
        expect(facets[facet].reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }),
  );
});

test('the bars of any range lie side by side from its start to its end, at most 121 of them', () => {
  const moments = fc.integer({ min: 0, max: 4_102_444_800_000 });
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 400 * 86_400_000 }), (fromMs, length) => {
      const bounds = bucketBounds(fromMs, fromMs + length);
      expect([bounds[0], bounds.at(-1)]).toEqual([fromMs, fromMs + length]);
      expect(bounds.length).toBeLessThanOrEqual(122);
      expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
      expect(new Set(bounds).size).toBe(bounds.length);
    }),
  );
});
