import type { Clause, PactContent, ReviewConsequence } from '#lib/domain/pacts/types.ts';

const RECOURSE = 'Freeze the agent and dispute the payment within 10 days.';
const PAYMENTS = ['tool:wire-transfer', 'tool:pay-invoice'];

/** Long enough that a held payment can be looked at after a weekend. */
const HELD: ReviewConsequence = {
  type: 'review',
  role: 'approver',
  quorum: 1,
  expiresIn: 'P3D',
  escalate: { after: 'PT4H', to: 'finance' },
};

const shared = { owner: 'finance', reviewCadenceDays: 30, recourse: RECOURSE } as const;

type Terms = { readonly alone: number; readonly aDay: number; readonly currencies: readonly string[] };

/** What each version says; the fourth is in review. */
const TERMS: readonly Terms[] = [
  { alone: 2_500, aDay: 60_000, currencies: ['EUR'] },
  { alone: 5_000, aDay: 120_000, currencies: ['EUR', 'CHF', 'GBP'] },
  { alone: 5_000, aDay: 120_000, currencies: ['EUR', 'CHF', 'GBP', 'USD'] },
  { alone: 8_000, aDay: 150_000, currencies: ['EUR', 'CHF', 'GBP', 'USD'] },
];

function secondPerson({ alone, currencies }: Terms): Clause {
  const most = alone.toLocaleString('en');
  const names = currencies.map((name) => `'${name}'`).join(', ');
  return {
    ...shared,
    key: 'second-person',
    title: `Second person above ${most}`,
    obligation: `No payment above ${most}, and none in a currency we hold no account in, leaves without a second person.`,
    severity: 'critical',
    scope: { actions: PAYMENTS, tiers: [] },
    authorises: true,
    requires: [
      { type: 'condition', cel: `context.currency in [${names}]` },
      { type: 'condition', cel: `context.amount > 0 && context.amount <= ${alone}` },
    ],
    consequence: HELD,
  };
}

function daySum({ aDay }: Terms): Clause {
  const most = aDay.toLocaleString('en');
  return {
    ...shared,
    key: 'daily-sum',
    title: `At most ${most} a day`,
    obligation: `The agent pays at most ${most} a day by itself, whatever the currency.`,
    severity: 'critical',
    scope: { actions: PAYMENTS, tiers: [] },
    authorises: false,
    requires: [
      { type: 'limit', sum: { of: 'context.amount', max: String(aDay) }, window: 'P1D', per: 'agent' },
    ],
    consequence: HELD,
  };
}

const TWO_PEOPLE: Clause = {
  ...shared,
  key: 'two-people',
  title: 'Two people above 25,000',
  obligation: 'A payment above 25,000 is seen by two people before it leaves.',
  severity: 'critical',
  scope: { actions: PAYMENTS, tiers: [], when: 'context.amount > 25000' },
  authorises: false,
  requires: [{ type: 'approval', role: 'approver', quorum: 2 }],
  consequence: { ...HELD, quorum: 2 },
};

const WORKING_DAYS: Clause = {
  ...shared,
  key: 'working-days',
  title: 'Wires on working days',
  obligation:
    'Wires leave from Monday to Friday between 07:00 and 19:00, while somebody is there to recall them.',
  severity: 'major',
  scope: { actions: ['tool:wire-transfer'], tiers: [] },
  authorises: false,
  requires: [
    {
      type: 'time',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      from: '07:00',
      to: '19:00',
      timeZone: 'Europe/Zurich',
    },
  ],
  consequence: { type: 'block' },
};

const NEW_PAYEE: Clause = {
  ...shared,
  key: 'new-payee',
  title: 'A person checks every new payee',
  obligation: 'No account is added to pay to before a person has checked whose it is.',
  severity: 'major',
  scope: { actions: ['tool:add-payee'], tiers: [] },
  authorises: true,
  requires: [{ type: 'approval', role: 'approver', quorum: 1 }],
  consequence: HELD,
};

const SCREENED: Clause = {
  ...shared,
  key: 'screened-payees',
  title: 'Payees are screened',
  obligation: 'The agent pays only while its sanctions screening was proven within two days.',
  severity: 'critical',
  scope: { actions: PAYMENTS, tiers: [] },
  authorises: false,
  requires: [],
  evidence: [
    {
      check: 'sanctions-screening',
      methods: ['automated', 'independent'],
      maxAge: 'P2D',
      sameBuild: false,
      minResult: '0.99',
    },
  ],
  consequence: HELD,
};

/** The payments pact as its version of that number says it. */
export function paymentsPact(version: 1 | 2 | 3 | 4): PactContent {
  const terms = TERMS[version - 1] ?? TERMS[0];
  if (!terms) throw new Error('there are four versions');
  return {
    key: 'supplier-payments',
    name: 'Supplier payments',
    purpose: 'What the payments agent pays by itself, and when a second person is asked.',
    agents: { keys: ['agent_ops_payments'], labels: {} },
    approvalsNeeded: 1,
    clauses: [
      secondPerson(terms),
      ...(version === 1 ? [] : [TWO_PEOPLE]),
      daySum(terms),
      WORKING_DAYS,
      NEW_PAYEE,
      ...(version >= 3 ? [SCREENED] : []),
    ],
  };
}
