import type { AgentKey } from '#lib/demo/cast.ts';
import type { Random } from '#lib/demo/random.ts';
import type { DecisionRequest } from '#lib/domain/decisions/types.ts';

export type Wish = Omit<DecisionRequest, 'agentId' | 'mode'>;

const SUPPLIERS = [
  'Alder & Finch Logistics',
  'Brightwater Packaging',
  'Castell Freight',
  'Dunmore Cold Storage',
  'Elbe Pallet Works',
  'Fairholm Customs',
  'Grauer Maschinenbau',
  'Halden Paper',
  'Ilex Cleaning',
  'Juno Fleet Leasing',
  'Kestrel Insurance',
  'Lindgren Timber',
] as const;
const CURRENCIES = ['EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'CHF', 'CHF', 'GBP', 'USD'] as const;
const TOPICS = [
  'delivery',
  'delivery',
  'delivery',
  'damage',
  'damage',
  'invoice',
  'invoice',
  'address',
  'address',
  'returns',
  'returns',
  'returns',
] as const;
const LANGUAGES = ['en', 'de', 'de', 'fr', 'sv'] as const;

/** What an agent asks next, by how often it asks for what. */
export function nextWish(agent: AgentKey, random: Random, number: number): Wish {
  if (agent === 'agent_ops_payments') return payment(random, number);
  return agent === 'agent_support_desk' ? support(random, number) : release(random, number);
}

function payment(random: Random, number: number): Wish {
  const roll = random.next();
  if (roll < 0.24) return { action: 'tool:read-ledger', context: { account: '2100', period: 'this month' } };
  if (roll < 0.262) {
    const name = random.pick(SUPPLIERS);
    return { action: 'tool:add-payee', resource: { type: 'payee', name }, context: { iban: iban(random) } };
  }
  const action = roll < 0.44 ? 'tool:wire-transfer' : 'tool:pay-invoice';
  return invoice(random, {
    action,
    amount: random.amount(action === 'tool:pay-invoice' ? 560 : 940, 1.02),
    number,
  });
}

/** One payment of so much. */
export function invoice(
  random: Random,
  { action, amount, number }: { readonly action: string; readonly amount: number; readonly number: number },
): Wish {
  return {
    action,
    resource: { type: 'bank_account', name: random.pick(SUPPLIERS), id: iban(random) },
    context: {
      amount,
      currency: random.pick(CURRENCIES),
      invoice: `NT-${40_000 + number}`,
      due: 'in 14 days',
    },
    workflow: 'supplier-payments',
    session: `run_${Math.floor(number / 7)}`,
  };
}

// Looks like one, and its check digits are wrong: no bank has it.
function iban(random: Random): string {
  const digits = () => String(random.between(0, 9_999)).padStart(4, '0');
  return `DE00 ${digits()} ${digits()} ${digits()} ${digits()} ${String(random.between(0, 99)).padStart(2, '0')}`;
}

function support(random: Random, number: number): Wish {
  const roll = random.next();
  const ticket = `T-${8_100 + Math.floor(number / 3)}`;
  const session = `ticket_${ticket}`;
  if (roll < 0.14) {
    const context = { amount: random.amount(34, 0.85), currency: 'EUR', ticket, reason: random.pick(TOPICS) };
    return {
      action: 'tool:refund',
      resource: { type: 'order', id: `O-${52_000 + number}` },
      context,
      session,
    };
  }
  if (roll < 0.165) {
    const context = {
      rows: Math.round(random.amount(140, 1.1)),
      columns: ['name', 'e-mail'],
      purpose: 'recall notice',
    };
    return {
      action: 'tool:export-records',
      resource: { type: 'segment', id: `recent-${number % 9}` },
      context,
    };
  }
  const topic = random.next() < 0.035 ? 'pricing' : random.pick(TOPICS);
  const context = { ticket, topic, language: random.pick(LANGUAGES), words: random.between(40, 210) };
  return { action: 'tool:send-reply', resource: { type: 'ticket', id: ticket }, context, session };
}

function release(random: Random, number: number): Wish {
  const roll = random.next();
  const commit = (0x1a2b3c + number * 7_919).toString(16).padStart(7, '0').slice(-7);
  if (roll < 0.62) {
    const branch = random.next() < 0.05 ? 'main' : `release/2.${Math.floor(number / 25)}`;
    return {
      action: 'git:push',
      resource: { type: 'repository', id: 'storefront' },
      context: { branch, commit },
    };
  }
  const action = roll < 0.9 ? 'deploy:staging' : 'deploy:production';
  const context = { service: random.pick(['storefront', 'checkout', 'search'] as const), commit };
  return { action, resource: { type: 'environment', id: action.split(':')[1] ?? '' }, context };
}
