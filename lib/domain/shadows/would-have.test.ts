import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decide } from '#lib/domain/decisions/decide.ts';
import { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import { factsFor } from '#lib/domain/decisions/gather-facts.ts';
import { compilePolicy } from '#lib/domain/decisions/policy.ts';
import type { AgentFact, DecisionRequest, ReviewFact } from '#lib/domain/decisions/types.ts';
import type { GrantedOverride, World } from '#lib/domain/decisions/world.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { type LiveShadow, looksAt, prepareShadow, wouldHave } from '#lib/domain/shadows/would-have.ts';
import { anyPact, SAMPLE_ACTIONS } from '#lib/testing/pact-arbitraries.ts';
import { textOf } from '#lib/testing/pact-life.ts';
import { clauseOf } from '#lib/testing/pacts.ts';

const NOW = Date.UTC(2026, 2, 2, 12);
const ASKED_BY = { callerAgentId: null, requestDigest: 'sha256:asked' };
const agent: AgentFact = {
  ...{ id: 'agt_1', key: 'agent_pay', name: 'Pay', owner: 'first-team', labels: {}, isRetired: false },
};
const unused = () => ({ ordinal: 0, total: '0' });

const version = (number: number, content: PactContent) => ({
  ...{ pactId: 'pct_1', version: number, digest: `sha256:${number}`, content },
});

function worldOf(content: PactContent | null, overrides: readonly GrantedOverride[] = []): World {
  return {
    ...{ workspaceId: 'wsp_1', agents: new Map([['agent_pay', agent]]), tiers: new Map(), stops: [] },
    teams: new Map([['first-team', 'First team']]),
    posture: {
      low: { effect: 'allow' },
      moderate: { effect: 'allow' },
      high: { effect: 'review', owner: null, role: 'approver', quorum: 1, expiresIn: 'PT30M' },
      critical: { effect: 'block', owner: null },
    },
    ...{
      policy: compilePolicy(content ? [version(1, content)] : []),
      overrides: new Map([['agt_1', overrides]]),
    },
    ...{ checks: new Map(), evidence: new EvidenceBook(new Map()) },
  };
}

function shadowOf(content: PactContent, world: World): LiveShadow {
  const policy = compilePolicy([version(2, content)]);
  return prepareShadow(
    { id: 'shd_1', pactId: 'pct_1', number: 2, endsAt: 0, policy },
    content.clauses,
    world,
  );
}

type Wish = Partial<DecisionRequest> & { readonly review?: ReviewFact };

function bothOf(world: World, shadow: LiveShadow, { review, ...wish }: Wish = {}) {
  const request: DecisionRequest = {
    ...{ agentId: 'agent_pay', action: 'tool:wire-transfer', mode: 'enforce', ...wish },
  };
  const facts = { ...factsFor(world, request, ASKED_BY), review: review ?? null };
  const live = decide(request, facts, world.policy, unused, NOW);
  const asked = { request, askedBy: ASKED_BY, review: review ?? null, now: NOW };
  return { live, would: wouldHave(shadow, world, asked, unused) };
}

const approved = (...causes: readonly string[]): ReviewFact => ({
  ...{ id: 'rev_1', status: 'approved', isUsed: false, requestDigest: 'sha256:asked', demandsDigest: 'd' },
  ...{ causes, expiresAt: NOW + 1, text: '' },
});

const anyRequest = fc.record({
  action: fc.constantFrom(...SAMPLE_ACTIONS),
  resourceTier: fc.constantFrom('low' as const, 'critical' as const),
  context: fc.record(
    { amount: fc.constantFrom(1, 50, 5_000, 20_000, -1, 'lots'), currency: fc.constantFrom('EUR', 'CHF') },
    { requiredKeys: [] },
  ),
});

test('the very text in force would have answered exactly what was answered, approvals included', () => {
  fc.assert(
    fc.property(anyPact, anyRequest, fc.boolean(), (pact, request, isApproved) => {
      const content = { ...pact, agents: { keys: ['agent_pay'], labels: {} } };
      const world = worldOf(content);
      const shadow = shadowOf(content, world);
      const held = bothOf(world, shadow, request).live.demands;
      const review = isApproved && held ? approved(...held.causes.map((cause) => cause.ref)) : undefined;
      const wish = { ...request, ...(review && { review, reviewId: review.id }) };
      const { live, would } = bothOf(world, shadow, wish);
      expect([would.effect, would.summary]).toEqual([live.effect, live.summary]);
    }),
  );
});

describe('an exception', () => {
  const content = textOf('payments');
  const override: GrantedOverride = {
    fact: {
      ...{ id: 'ovr_1', target: { type: 'clause', pactId: 'pct_1', clause: 'transfer-limit' } },
      ...{ reason: 'Month end', by: 'Mara', isBreakGlass: false, startsAt: 0, endsAt: NOW + 1, maxUses: 5 },
    },
    actions: ['*'],
  };
  const over = { context: { amount: 9_000 } };

  it('holds in shadow for the words it was granted for', () => {
    const world = worldOf(content, [override]);
    const { live, would } = bothOf(world, shadowOf(content, world), over);
    expect([live.effect, would.effect]).toEqual(['allow', 'allow']);
  });

  it('does not hold in shadow for a clause that reads otherwise', () => {
    const world = worldOf(content, [override]);
    const reworded = textOf('payments', clauseOf({ obligation: 'No transfer leaves alone.' }));
    const { live, would } = bothOf(world, shadowOf(reworded, world), over);
    expect([live.effect, would.effect]).toEqual(['allow', 'review']);
  });
});

describe('a shadow has something to say', () => {
  const bound = textOf('payments');
  const free = { ...bound, agents: { keys: [], labels: {} } };
  it.each([
    ['this version binds the agent', free, bound, true],
    ['the one in force binds it', bound, free, true],
    ['nothing is in force and this one binds it', null, bound, true],
    ['neither binds it', free, free, false],
  ])('where %s', (_, inForce, waiting, isLookedAt) => {
    const world = worldOf(inForce);
    expect(looksAt(shadowOf(waiting, world), world.policy, agent)).toBe(isLookedAt);
  });
});
