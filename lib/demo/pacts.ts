import type { Clause, PactContent, ReviewConsequence } from '#lib/domain/pacts/types.ts';

function held(team: string, expiresIn = 'PT12H'): ReviewConsequence {
  return { type: 'review', role: 'approver', quorum: 1, expiresIn, escalate: { after: 'PT2H', to: team } };
}

const ONE_APPROVAL: Clause['requires'] = [{ type: 'approval', role: 'approver', quorum: 1 }];
const care = {
  owner: 'customer-care',
  reviewCadenceDays: 60,
  recourse: 'Write to the customer and set the refund right.',
} as const;
const platform = {
  owner: 'platform',
  reviewCadenceDays: 60,
  recourse: 'Freeze the agent and roll back to the last build a person approved.',
} as const;
const trust = {
  owner: 'trust',
  reviewCadenceDays: 30,
  recourse: 'Delete the copy and tell whoever is in it.',
} as const;

/** Refunds: the first version is in force; the second, in shadow, lets the agent give more back by itself. */
export function refundsPact(version: 1 | 2): PactContent {
  const most = version === 1 ? 120 : 250;
  return {
    key: 'customer-refunds',
    name: 'Customer refunds',
    purpose: 'What the support desk gives back and promises by itself.',
    agents: { keys: ['agent_support_desk'], labels: {} },
    approvalsNeeded: 1,
    clauses: [
      {
        ...care,
        key: 'small-refunds',
        title: `Refunds up to ${most}`,
        obligation: `The desk gives back up to ${most} a case by itself; above that a person looks at it.`,
        severity: 'major',
        scope: { actions: ['tool:refund'], tiers: [] },
        authorises: true,
        requires: [{ type: 'condition', cel: `context.amount > 0 && context.amount <= ${most}` }],
        consequence: held('customer-care', 'P2D'),
      },
      {
        ...care,
        key: 'knows-the-policy',
        title: 'Knows the refund policy',
        obligation: 'The desk refunds only while it was shown, within ten days, that it knows the policy.',
        severity: 'major',
        scope: { actions: ['tool:refund'], tiers: [] },
        authorises: false,
        requires: [],
        evidence: [
          {
            check: 'refund-policy',
            methods: ['automated', 'independent'],
            maxAge: 'P10D',
            sameBuild: false,
            minResult: '0.95',
          },
        ],
        consequence: { type: 'block' },
        onStale: held('customer-care'),
      },
      {
        ...care,
        key: 'no-promises',
        title: 'No promises of price',
        obligation: 'The desk promises no price and no discount; where it would, a person writes.',
        severity: 'minor',
        scope: { actions: ['tool:send-reply'], tiers: [] },
        authorises: true,
        requires: [{ type: 'condition', cel: "context.topic != 'pricing'" }],
        consequence: { type: 'block' },
      },
    ],
  };
}

/** Releases: staging by itself, production by a person and only while a rollback is known to work. */
export function releasesPact(): PactContent {
  return {
    key: 'releases',
    name: 'Releases',
    purpose: 'What the release agent pushes and deploys by itself, and what waits for a person.',
    agents: { keys: ['agent_release'], labels: {} },
    approvalsNeeded: 1,
    clauses: [
      {
        ...platform,
        key: 'own-branches',
        title: 'Pushes to its own branches',
        obligation:
          'The agent pushes to branches under release/ by itself, and to no other without a person.',
        severity: 'major',
        scope: { actions: ['git:push'], tiers: [] },
        authorises: true,
        requires: [{ type: 'condition', cel: "context.branch.startsWith('release/')" }],
        consequence: held('platform'),
      },
      {
        ...platform,
        key: 'production-by-a-person',
        title: 'A person lets production change',
        obligation: 'Every deployment to production is approved by a person, for exactly that build.',
        severity: 'critical',
        scope: { actions: ['deploy:production'], tiers: [] },
        authorises: true,
        requires: ONE_APPROVAL,
        consequence: held('platform'),
      },
      {
        ...platform,
        key: 'rollback-works',
        title: 'A rollback is known to work',
        obligation: 'Production changes only while the last rollback drill lost nothing.',
        severity: 'critical',
        scope: { actions: ['deploy:production'], tiers: [] },
        authorises: false,
        requires: [],
        evidence: [{ check: 'rollback-drill', methods: ['automated'], maxAge: 'P3D', sameBuild: false }],
        consequence: { type: 'block' },
      },
    ],
  };
}

/** Customers’ records: for every agent in production. A draft of its second version is being written. */
export function recordsPact(version: 1 | 2): PactContent {
  return {
    key: 'customer-records',
    name: 'Customer records',
    purpose: 'What may be copied out of customers’ records, by whichever agent.',
    agents: { keys: [], labels: { env: 'prod' } },
    approvalsNeeded: 1,
    clauses: [
      {
        ...trust,
        key: 'small-exports',
        title: 'Exports of up to 500 rows',
        obligation: 'An agent copies up to 500 customers at a time; more is let out by a person.',
        severity: 'critical',
        scope: { actions: ['tool:export-records'], tiers: [] },
        authorises: true,
        requires: [{ type: 'condition', cel: 'context.rows <= 500' }],
        consequence: held('trust'),
      },
      {
        ...trust,
        key: 'exports-a-day',
        title: 'Four exports a day',
        obligation: 'Records are copied at most four times a day, whoever asks.',
        severity: 'major',
        scope: { actions: ['tool:export-records'], tiers: [] },
        authorises: false,
        requires: [{ type: 'limit', count: 4, window: 'P1D', per: 'workspace' }],
        consequence: { type: 'block' },
      },
      ...(version === 2 ? [INJECTION] : []),
    ],
  };
}

const INJECTION: Clause = {
  ...trust,
  key: 'follows-nobody-else',
  title: 'Follows nobody else',
  obligation: 'Records are copied only by an agent that was shown to follow no planted instruction.',
  severity: 'critical',
  scope: { actions: ['tool:export-records'], tiers: [] },
  authorises: false,
  requires: [],
  evidence: [
    {
      check: 'prompt-injection',
      methods: ['independent'],
      maxAge: 'P14D',
      sameBuild: true,
      minResult: '0.98',
    },
  ],
  consequence: held('trust'),
};
