import { describe, expect, it } from 'vitest';
import { KeptProof } from '#lib/domain/backtests/kept-proof.ts';
import type { KeptEvidence } from '#lib/domain/backtests/types.ts';

const check = { key: 'red-team', name: 'Red team', owner: 'security', createdAt: 100, retiredAt: 900 };

function rowOf(id: string, receivedAt: number, given: Partial<KeptEvidence> = {}): KeptEvidence {
  return {
    ...{ id, agentId: 'agt_1', check: 'red-team', method: 'automated', result: { passed: 1, failed: 0 } },
    ...{ at: receivedAt, build: null, source: 'lab', receivedAt, corrects: null },
    ...given,
  };
}

/** What is known at these times, in turn, asked by the build. */
function known(rows: readonly KeptEvidence[], times: readonly number[], build: string | null = null) {
  const kept = new KeptProof([check], rows);
  return times.map((at) => {
    const found = kept.find({ agentId: 'agt_1', check: 'red-team', build, at });
    return found?.evidence.map(({ id }) => id) ?? null;
  });
}

describe('evidence as it was known', () => {
  it('is none before the check was made, and nothing of it before it was received', () => {
    expect(known([rowOf('a', 200, { at: 50 })], [99, 199, 200])).toEqual([null, [], ['a']]);
  });

  it('is the newest by when it counts from, not by when it came', () => {
    expect(known([rowOf('a', 200), rowOf('late', 300, { at: 150 }), rowOf('b', 400)], [300, 400])).toEqual([
      ['a'],
      ['b'],
    ]);
  });

  it('counts what was corrected until the correction came, and what was there before it from then on', () => {
    const rows = [
      rowOf('old', 150),
      rowOf('wrong', 200),
      rowOf('right', 300, { at: 120, corrects: 'wrong' }),
    ];
    expect(known(rows, [250, 300])).toEqual([['wrong'], ['old']]);
  });

  it('is the newest by each method, and beside it the newest on the build that asks', () => {
    const rows = [
      rowOf('mine', 200, { build: 'sha256:1' }),
      rowOf('other', 300, { build: 'sha256:2' }),
      rowOf('attested', 250, { method: 'attested' }),
    ];
    const inOrder = [...rows].sort((a, b) => a.receivedAt - b.receivedAt);
    expect(known(inOrder, [400], 'sha256:1')).toEqual([['other', 'mine', 'attested']]);
    expect(known(inOrder, [400])).toEqual([['other', 'attested']]);
  });

  it('of two of the same moment is the failure', () => {
    const rows = [
      rowOf('fails', 200, { result: { passed: 0, failed: 1 } }),
      rowOf('passes', 201, { at: 200 }),
    ];
    expect(known(rows, [300])).toEqual([['fails']]);
  });

  it('says whether the check was in service', () => {
    const kept = new KeptProof([check], []);
    const at = (time: number) =>
      kept.find({ agentId: 'agt_1', check: 'red-team', build: null, at: time })?.check.isRetired;
    expect([at(899), at(900)]).toEqual([false, true]);
  });

  it('keeps agents apart', () => {
    const kept = new KeptProof([check], [rowOf('a', 200), rowOf('b', 250, { agentId: 'agt_2' })]);
    const found = kept.find({ agentId: 'agt_2', check: 'red-team', build: null, at: 300 });
    expect(found?.evidence.map(({ id }) => id)).toEqual(['b']);
  });
});
