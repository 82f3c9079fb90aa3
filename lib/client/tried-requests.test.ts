import { describe, expect, it } from 'vitest';
import { faultsOf, readTried } from '#lib/client/tried-requests.ts';

const made = { id: 'a', request: { agentId: 'agent_pay', action: 'tool:wire', context: { amount: 3 } } };

describe('requests tried on a draft', () => {
  it.each([
    ['what was kept', [made, { id: 'b', decisionId: 'dec_1' }], [made, { id: 'b', decisionId: 'dec_1' }]],
    [
      'no request that can no longer be asked',
      [made, { id: 'c', request: { action: 'no' } }, 7, null],
      [made],
    ],
    ['nothing of a text that is no list', { id: 'a' }, []],
  ])('are read back as %s', (_, kept, read) => {
    expect(readTried(JSON.stringify(kept))).toEqual(read);
  });

  it('are none where the text is damaged', () => {
    expect(readTried('[{')).toEqual([]);
  });

  it('name the field of each fault', () => {
    expect(faultsOf(made.request)).toEqual([]);
    expect(faultsOf({ agentId: '', action: 'wire' }).map(({ path }) => path)).toEqual(['agentId', 'action']);
  });
});
