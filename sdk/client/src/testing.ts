import type { Decision, OutcomeStatus, Review } from './generated/api-types.ts';
import { createGuard } from './guard.ts';
import type { CountersignClient, DecisionRequest, Effect } from './types.ts';

export type TestRule = {
  readonly effect: Effect;
  readonly summary?: string;
  /** How the review of a held call ends when somebody waits for it. Default: approved. */
  readonly review?: Exclude<Review['status'], 'pending'>;
  /** What the person who steered or denied it wrote. */
  readonly text?: string;
};

export type TestRules = Readonly<
  Record<string, Effect | TestRule | ((request: DecisionRequest) => Effect | TestRule)>
>;

export type TestCountersign = CountersignClient & {
  /** Everything that was asked, oldest first. */
  readonly asked: readonly DecisionRequest[];
  readonly reported: readonly { readonly decisionId: string; readonly status: OutcomeStatus }[];
  readonly warnings: readonly string[];
};

type Held = {
  readonly request: DecisionRequest;
  readonly rule: TestRule;
  readonly decision: Decision;
  isUsed: boolean;
};

const AT = '2026-01-01T00:00:00.000Z';
const UNTIL = '2026-01-01T00:01:00.000Z';

/**
 * Countersign for a unit test, without a server. Rules are by action; an action without one is blocked, as it would be
 * by a gate that cannot be reached. A held call that is waited for is answered at once, and its approval is used once.
 */
export function createTestCountersign(rules: TestRules = {}): TestCountersign {
  const asked: DecisionRequest[] = [];
  const reported: { decisionId: string; status: OutcomeStatus }[] = [];
  const warnings: string[] = [];
  const held = new Map<string, Held>();

  const evaluate = async (request: DecisionRequest): Promise<Decision> => {
    asked.push(request);
    const ruled = ruleFor(rules, request);
    const answering = request.reviewId === undefined ? undefined : held.get(request.reviewId);
    const isLifted = ruled.effect === 'review' && answering !== undefined && lifts(answering, request);
    if (isLifted && request.mode !== 'dry_run') answering.isUsed = true;
    const rule: TestRule = isLifted ? { effect: 'allow' } : ruled;
    const decision = decisionOf(request, rule, asked.length);
    if (decision.review) held.set(decision.review.id, { request, rule, decision, isUsed: false });
    return decision;
  };
  const find = async (reviewId: string): Promise<Review> => {
    const found = held.get(reviewId);
    if (!found) throw new Error(`the test double holds no review ${reviewId}`);
    return reviewOf(reviewId, found);
  };
  const policy: CountersignClient['policy'] = {
    evaluate,
    evaluateBatch: async (requests) => Promise.all(requests.map(evaluate)),
  };
  const reviews: CountersignClient['reviews'] = { get: find, wait: find };
  const outcomes: CountersignClient['outcomes'] = {
    report: async (decisionId, status, detail = '') => {
      reported.push({ decisionId, status });
      return { status, detail, reportedAt: AT };
    },
  };
  const warn = (message: string) => void warnings.push(message);
  return {
    ...{ policy, reviews, outcomes, asked, reported, warnings },
    guard: (action, fn, options) => createGuard({ policy, reviews, outcomes, warn }, action, fn, options),
  };
}

function ruleFor(rules: TestRules, request: DecisionRequest): TestRule {
  const stated = Object.hasOwn(rules, request.action) ? rules[request.action] : undefined;
  const rule = typeof stated === 'function' ? stated(request) : stated;
  if (rule === undefined) return { effect: 'block', summary: `No rule for ${request.action} in this test.` };
  return typeof rule === 'string' ? { effect: rule } : rule;
}

function lifts({ request, rule, isUsed }: Held, again: DecisionRequest): boolean {
  const isSame = subject(request) === subject(again);
  return isSame && !isUsed && (rule.review ?? 'approved') === 'approved';
}

function subject({ action, context, resource }: DecisionRequest): string {
  return JSON.stringify({ action, context, resource });
}

function decisionOf(request: DecisionRequest, { effect, summary }: TestRule, n: number): Decision {
  const allowed = effect !== 'block' && effect !== 'review';
  const opensReview = effect === 'review' && request.mode !== 'dry_run';
  return {
    id: `dec_test_${n}`,
    mode: request.mode ?? 'enforce',
    allowed,
    effect,
    summary: summary ?? `Test: ${effect}.`,
    reasons: [],
    obligations: [],
    review: opensReview
      ? { id: `rev_test_${n}`, url: `https://countersign.example/reviews/rev_test_${n}`, expiresAt: UNTIL }
      : null,
    tier: request.resourceTier ?? 'high',
    pacts: [],
    waivers: [],
    requestDigest: `sha256:test-${n}`,
    revision: n,
    evaluatedAt: AT,
    validUntil: allowed ? UNTIL : null,
  };
}

function reviewOf(id: string, { request, rule, decision, isUsed }: Held): Review {
  const agent = request.agentId ?? 'agent_test';
  return {
    id,
    status: rule.review ?? 'approved',
    isUsed,
    action: request.action,
    tier: decision.tier,
    requestDigest: decision.requestDigest,
    decisionId: decision.id,
    openedAt: AT,
    expiresAt: UNTIL,
    text: rule.text ?? '',
    agent: { id: agent, key: agent, name: agent },
    revision: decision.revision,
  };
}
