import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TIERS } from '#lib/domain/actions/types.ts';
import { strictest } from '#lib/domain/decisions/combine.ts';
import { replayDecision } from '#lib/domain/decisions/record.ts';
import { type Decision, EFFECTS, type Remedy } from '#lib/domain/decisions/types.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { anyWholeCase } from '#lib/testing/decision-arbitraries.ts';
import { decideWhole, samplePact, type WholeCase } from '#lib/testing/decision-cases.ts';
import { anyClause } from '#lib/testing/pact-arbitraries.ts';

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
const settings = { seed, numRuns: 500 };
const named = (guarantee: string) => `${guarantee} (seed ${seed})`;

/** 0 is the strictest. */
const strictness = (decision: Decision) => EFFECTS.indexOf(decision.effect);

test('of every pair of effects the stricter one wins', () => {
  for (const a of EFFECTS)
    for (const b of EFFECTS) {
      expect(EFFECTS.indexOf(strictest([a, b]))).toBe(Math.min(EFFECTS.indexOf(a), EFFECTS.indexOf(b)));
    }
  expect(strictest([])).toBe('allow');
});

test(named('the strictest of all that spoke wins'), () => {
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const decision = decideWhole(whole);
      const postures = decision.causes.map((cause) => (cause.kind === 'posture' ? cause.effect : 'allow'));
      const isRefused = decision.causes.some((cause) => cause.kind === 'stop' || cause.kind === 'identity');
      const spoken = [...decision.clauses.map((clause) => clause.effect), ...postures];
      expect(decision.effect).toBe(isRefused ? 'block' : strictest(spoken));
      expect(decision.allowed).toBe(['allow', 'settle', 'degrade'].includes(decision.effect));
    }),
    settings,
  );
});

test(named('what cannot be evaluated never lets anything pass by itself'), () => {
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const decision = decideWhole(whole);
      const hasError = decision.clauses.some((clause) => clause.outcome === 'error');
      if (hasError) expect(decision.allowed).toBe(false);
    }),
    settings,
  );
});

test(named('a clause that does not authorise never widens anything'), () => {
  fc.assert(
    fc.property(anyWholeCase, anyClause('added'), (whole, clause) => {
      const added = samplePact('zz-added', [{ ...clause, authorises: false }], {
        keys: ['agent_one'],
        labels: {},
      });
      const wider = decideWhole({ ...whole, pacts: [...whole.pacts, added] });
      expect(strictness(wider)).toBeLessThanOrEqual(strictness(decideWhole(whole)));
    }),
    settings,
  );
});

const readsTier = ({ scope, requires }: Clause) =>
  scope.when?.includes('tier') ||
  requires.some((one) => one.type === 'condition' && one.cel.includes('tier'));

function withoutTierConditions(whole: WholeCase): WholeCase {
  const pacts = whole.pacts.map((pact) => ({
    ...pact,
    content: { ...pact.content, clauses: pact.content.clauses.filter((clause) => !readsTier(clause)) },
  }));
  return { ...whole, pacts };
}

test(named('raising the tier escapes no clause and no posture: the answer is never weaker for it'), () => {
  fc.assert(
    fc.property(anyWholeCase, fc.constantFrom(...TIERS), (any, raised) => {
      const whole = withoutTierConditions(any);
      const { resourceTier: _, reviewId: __, ...request } = whole.request;
      const plain = decideWhole({ ...whole, request });
      const asked = decideWhole({ ...whole, request: { ...request, resourceTier: raised } });
      const said = (decision: Decision) =>
        decision.clauses.map(({ pactId, clause, effect }) => `${pactId} ${clause} ${effect}`);
      expect(said(asked)).toEqual(expect.arrayContaining(said(plain)));
      expect(EFFECTS.indexOf(asked.effect)).toBeLessThanOrEqual(EFFECTS.indexOf(plain.effect));
    }),
    settings,
  );
});

test(named('the same inputs give the same bytes, in whatever order the pacts are listed'), () => {
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const bytes = JSON.stringify(decideWhole(whole));
      expect(JSON.stringify(decideWhole({ ...whole, pacts: [...whole.pacts].reverse() }))).toBe(bytes);
    }),
    settings,
  );
});

test(named('a record, read back from its text, is decided the same again'), () => {
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const { request, facts, now } = whole;
      const decision = decideWhole(whole);
      const record = JSON.parse(JSON.stringify({ v: 1, request, facts, now, decision }));
      const cited = whole.pacts.filter((pact) => decision.pacts.some((ref) => ref.digest === pact.digest));
      expect(JSON.stringify(replayDecision(record, cited))).toBe(JSON.stringify(decision));
    }),
    settings,
  );
});

const isHelp = ({ text, owner }: Remedy) => text.length > 10 && owner !== null && owner.length > 0;

test(
  named('every refusal carries a remedy with somebody who can carry it out, for each of its causes'),
  () => {
    fc.assert(
      fc.property(anyWholeCase, (whole) => {
        const decision = decideWhole(whole);
        if (decision.allowed) return;
        const refusing = [
          ...decision.clauses.filter((clause) => clause.effect !== 'allow'),
          ...decision.causes,
        ];
        expect(refusing.length).toBeGreaterThan(0);
        for (const { remedies } of refusing) expect(remedies.some(isHelp)).toBe(true);
        expect(decision.summary).toMatch(/^(Blocked|Held for review): .+\.$/s);
      }),
      settings,
    );
  },
);

test(named('a review never lifts a block'), () => {
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const { reviewId: _, ...request } = whole.request;
      if (decideWhole({ ...whole, request }).effect !== 'block') return;
      expect(decideWhole({ ...whole, request: { ...request, reviewId: 'rev_1' } }).effect).toBe('block');
    }),
    settings,
  );
});

test(named('a dry run says the same and uses nothing; only what is allowed uses anything'), () => {
  fc.assert(
    fc.property(anyWholeCase, (whole) => {
      const enforced = decideWhole({ ...whole, request: { ...whole.request, mode: 'enforce' } });
      const tried = decideWhole({ ...whole, request: { ...whole.request, mode: 'dry_run' } });
      expect(tried).toEqual({ ...enforced, uses: [] });
      if (!enforced.allowed) expect(enforced.uses).toEqual([]);
    }),
    settings,
  );
});
