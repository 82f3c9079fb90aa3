import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptProof } from '#lib/domain/backtests/kept-proof.ts';
import type { KeptEvidence } from '#lib/domain/backtests/types.ts';
import { newestOf } from '#lib/domain/evidence/newest.ts';
import { anyHistory, HISTORY_AGENTS, knownIds, standingAt } from '#lib/testing/kept-evidence.ts';
import { BUILDS } from '#lib/testing/proof-arbitraries.ts';

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
const settings = { seed, numRuns: 500 };

const check = { key: 'red-team', name: 'Red team', owner: 'security', createdAt: 100, retiredAt: 900 };

function rowOf(id: string, receivedAt: number, given: Partial<KeptEvidence> = {}): KeptEvidence {
  return {
    ...{ id, agentId: 'agt_1', check: 'red-team', method: 'automated', result: { passed: 1, failed: 0 } },
    ...{ at: receivedAt, build: null, source: 'lab', receivedAt, corrects: null },
    ...given,
  };
}

/** All of it received within the range. */
function begun(rows: readonly KeptEvidence[]): KeptProof {
  const kept = new KeptProof([check], rows);
  const builds = [null, 'sha256:1', 'sha256:2', ...BUILDS];
  const agents = ['agt_1', 'agt_2'];
  kept.begin(
    agents.flatMap((agentId) => builds.map((build) => ({ agentId, build }))),
    [],
  );
  return kept;
}

/** What is known at these times, in turn, asked by the build. */
function known(rows: readonly KeptEvidence[], times: readonly number[], build: string | null = null) {
  const kept = begun(rows);
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
    const kept = begun([]);
    const at = (time: number) =>
      kept.find({ agentId: 'agt_1', check: 'red-team', build: null, at: time })?.check.isRetired;
    expect([at(899), at(900)]).toEqual([false, true]);
  });

  it('keeps agents apart', () => {
    const kept = begun([rowOf('a', 200), rowOf('b', 250, { agentId: 'agt_2' })]);
    const found = kept.find({ agentId: 'agt_2', check: 'red-team', build: null, at: 300 });
    expect(found?.evidence.map(({ id }) => id)).toEqual(['b']);
  });
});

describe(`any history of evidence and corrections (seed ${seed})`, () => {
  const always = { ...check, createdAt: 0, retiredAt: null };
  const anyAsked = fc.record({
    at: fc.integer({ min: 999, max: 1_060 }),
    agentId: fc.constantFrom(...HISTORY_AGENTS),
    build: fc.constantFrom(null, ...BUILDS),
  });
  const anyQuestions = fc
    .array(anyAsked, { minLength: 1, maxLength: 12 })
    .map((asked) => asked.toSorted((a, b) => a.at - b.at).map((one) => ({ ...one, check: 'red-team' })));

  /** Splits a history where a range begins: what stood and stays, and what comes within it. */
  function split(rows: readonly KeptEvidence[], from: number): KeptProof {
    const named = new Set(
      rows.filter(({ receivedAt }) => receivedAt >= from).map(({ corrects }) => corrects),
    );
    const isLater = ({ id, receivedAt }: KeptEvidence) => receivedAt >= from || named.has(id);
    const kept = new KeptProof([always], rows.filter(isLater));
    for (const agentId of HISTORY_AGENTS)
      for (const build of [null, ...BUILDS]) {
        const here = (one: KeptEvidence) => one.agentId === agentId && (!build || one.build === build);
        const standing = standingAt(rows, from - 1).filter((one) => !isLater(one) && here(one));
        kept.begin([{ agentId, build }], standing);
      }
    return kept;
  }

  it('is known as it is when all of it is looked through at each question, wherever the range begins', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 999, max: 1_040 }), anyQuestions, (rows, from, questions) => {
        const kept = split(rows, from);
        for (const question of questions.filter(({ at }) => at >= from)) {
          const ids = kept.find(question)?.evidence.map(({ id }) => id);
          expect(ids?.toSorted()).toEqual(knownIds(rows, question));
        }
      }),
      settings,
    );
  });

  it('holds what a demand would find in all of it, on any build or on the one that asks', () => {
    fc.assert(
      fc.property(anyHistory, anyQuestions, (rows, questions) => {
        const kept = split(rows, 0);
        for (const question of questions) {
          const all = standingAt(rows, question.at).filter(({ agentId }) => agentId === question.agentId);
          for (const onBuild of [false, true]) {
            const isAccepted = ({ build }: { readonly build: string | null }) =>
              !onBuild || (build !== null && build === question.build);
            const found = newestOf(kept.find(question)?.evidence.filter(isAccepted) ?? []);
            expect(found?.id).toBe(newestOf(all.filter(isAccepted))?.id);
          }
        }
      }),
      settings,
    );
  });

  it('is looked through once, however much is received and corrected between two questions', () => {
    const half = 50_000;
    const wrong = Array.from({ length: half }, (_, index) => rowOf(`w${index}`, 200 + index));
    // The newest first, so that what is known is another thing after each.
    const right = wrong.map((_, index) =>
      rowOf(`r${index}`, 200 + half + index, { at: 100, corrects: `w${half - 1 - index}` }),
    );
    const kept = begun([...wrong, ...right]);
    const question = { agentId: 'agt_1', check: 'red-team', build: null };
    for (let at = 200; at < 200 + 2 * half - 1; at += 1) {
      const newest = at < 200 + half ? at : 2 * (200 + half) - at - 2;
      expect(kept.find({ ...question, at })?.evidence[0]?.at).toBe(newest);
    }
    expect(kept.find({ ...question, at: 200 + 2 * half })?.evidence[0]?.at).toBe(100);
  });
});
