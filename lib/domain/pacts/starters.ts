import type { Tier } from '#lib/domain/actions/types.ts';
import type { Clause, PactContent, ReviewConsequence } from '#lib/domain/pacts/types.ts';

/** An action a starter pact wants declared. */
export type StarterAction = { readonly name: string; readonly tier: Tier; readonly description: string };

export type StarterChoice = {
  readonly agentKeys: readonly string[];
  /** The key of the team that owns every clause and is told when a review goes unanswered. */
  readonly owner: string;
};

export const PAYMENTS_ACTIONS: readonly StarterAction[] = [
  { name: 'tool:wire-transfer', tier: 'critical', description: 'Sends money to a bank account.' },
  { name: 'tool:pay-invoice', tier: 'critical', description: 'Pays a recorded invoice.' },
  { name: 'tool:add-payee', tier: 'high', description: 'Adds an account that money can be sent to.' },
  { name: 'tool:read-balance', tier: 'low', description: 'Reads what an account holds.' },
];

export const CODE_AND_DEPLOY_ACTIONS: readonly StarterAction[] = [
  { name: 'file:read', tier: 'low', description: 'Reads a file of the working copy.' },
  { name: 'file:write', tier: 'moderate', description: 'Writes a file of the working copy.' },
  { name: 'shell:exec', tier: 'high', description: 'Runs a command.' },
  { name: 'git:push', tier: 'high', description: 'Pushes commits to a shared branch.' },
  { name: 'deploy:staging', tier: 'moderate', description: 'Puts a build on staging.' },
  { name: 'deploy:production', tier: 'critical', description: 'Puts a build in front of customers.' },
];

/** Held for one approver; the owner is told when nobody answers. */
export function heldForOne(owner: string): ReviewConsequence {
  return {
    type: 'review',
    role: 'approver',
    quorum: 1,
    expiresIn: 'PT30M',
    escalate: { after: 'PT10M', to: owner },
  };
}

type ClausePart = Pick<
  Clause,
  'key' | 'title' | 'obligation' | 'severity' | 'authorises' | 'requires' | 'recourse'
> & {
  readonly actions: readonly string[];
  readonly when?: string;
  readonly doesBlock?: boolean;
};

function clauseOf(owner: string, part: ClausePart): Clause {
  const { actions, when, doesBlock, ...words } = part;
  return {
    ...words,
    scope: when === undefined ? { actions, tiers: [] } : { actions, tiers: [], when },
    consequence: doesBlock === true ? { type: 'block' } : heldForOne(owner),
    owner,
    reviewCadenceDays: part.severity === 'critical' ? 30 : 90,
  };
}

const ONE_APPROVAL: Clause['requires'] = [{ type: 'approval', role: 'approver', quorum: 1 }];
const PAYMENTS = ['tool:wire-transfer', 'tool:pay-invoice'];
const PAYMENT_RECOURSE = 'Freeze the agent and dispute the payment within 10 days.';

const PAYMENT_CLAUSES: readonly ClausePart[] = [
  {
    key: 'second-person-above-5000',
    title: 'Second person above 5,000 EUR',
    obligation: 'No payment above 5,000 EUR, and none in another currency, leaves without a second person.',
    severity: 'critical',
    actions: PAYMENTS,
    authorises: true,
    requires: [
      { type: 'condition', cel: "context.currency == 'EUR'" },
      { type: 'condition', cel: 'context.amount > 0 && context.amount <= 5000' },
    ],
    recourse: PAYMENT_RECOURSE,
  },
  {
    key: 'daily-sum',
    title: 'At most 20,000 EUR a day',
    obligation: 'One agent pays at most 20,000 EUR a day by itself.',
    severity: 'critical',
    actions: PAYMENTS,
    when: "context.currency == 'EUR'",
    authorises: false,
    requires: [{ type: 'limit', sum: { of: 'context.amount', max: '20000' }, window: 'P1D', per: 'agent' }],
    recourse: PAYMENT_RECOURSE,
  },
  {
    key: 'new-payee',
    title: 'A person checks every new payee',
    obligation: 'No account is added to pay to before a person has checked whose it is.',
    severity: 'major',
    actions: ['tool:add-payee'],
    authorises: true,
    requires: ONE_APPROVAL,
    recourse: 'Have the payee removed and every payment to it disputed.',
  },
];

/** Payments: up to 5,000 EUR by itself, 20,000 EUR a day in all; above that, or in another currency, a person is asked. */
export function paymentsStarter({ agentKeys, owner }: StarterChoice): PactContent {
  return {
    key: 'payments',
    name: 'Payments',
    purpose: 'What the agent may pay by itself, and when a second person is asked.',
    agents: { keys: agentKeys, labels: {} },
    approvalsNeeded: 1,
    clauses: PAYMENT_CLAUSES.map((part) => clauseOf(owner, part)),
  };
}

const CODE_RECOURSE = 'Freeze the agent and roll back to the last build a person approved.';

const CODE_CLAUSES: readonly ClausePart[] = [
  {
    key: 'command-rate',
    title: 'Commands at a readable pace',
    obligation:
      'The agent runs at most 200 commands an hour; beyond that a person looks at what it is doing.',
    severity: 'major',
    actions: ['shell:exec'],
    authorises: true,
    requires: [{ type: 'limit', count: 200, window: 'PT1H', per: 'agent' }],
    recourse: CODE_RECOURSE,
  },
  {
    key: 'own-branches',
    title: 'Pushes to its own branches',
    obligation: 'The agent pushes to branches under agent/ by itself, and to no other without a person.',
    severity: 'major',
    actions: ['git:push'],
    authorises: true,
    requires: [{ type: 'condition', cel: "context.branch.startsWith('agent/')" }],
    recourse: CODE_RECOURSE,
  },
  {
    key: 'production-needs-approval',
    title: 'A person lets production change',
    obligation: 'Every deployment to production is approved by a person, for exactly that build.',
    severity: 'critical',
    actions: ['deploy:production'],
    authorises: true,
    requires: ONE_APPROVAL,
    recourse: CODE_RECOURSE,
  },
  {
    key: 'production-pace',
    title: 'At most 10 production deployments a day',
    obligation: 'Production changes at most 10 times a day, whoever asks.',
    severity: 'major',
    actions: ['deploy:production'],
    authorises: false,
    requires: [{ type: 'limit', count: 10, window: 'P1D', per: 'workspace' }],
    doesBlock: true,
    recourse: CODE_RECOURSE,
  },
];

/** Code and deploy: works on its own branches by itself; other branches and production wait for a person. */
export function codeAndDeployStarter({ agentKeys, owner }: StarterChoice): PactContent {
  return {
    key: 'code-and-deploy',
    name: 'Code and deploy',
    purpose: 'What a coding agent may run, push and deploy by itself, and what waits for a person.',
    agents: { keys: agentKeys, labels: {} },
    approvalsNeeded: 1,
    clauses: CODE_CLAUSES.map((part) => clauseOf(owner, part)),
  };
}
