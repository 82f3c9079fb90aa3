import { isActionPattern, isBroad } from '#lib/domain/pacts/action-pattern.ts';
import { coversScope } from '#lib/domain/pacts/clause-coverage.ts';
import { heldForOne } from '#lib/domain/pacts/starters.ts';
import type { Clause, PactContent, TimeRequirement } from '#lib/domain/pacts/types.ts';
import { countInWords, DAY_NAMES, groupDigits, joinWords } from '#lib/domain/pacts/wording.ts';

type OnActions = { readonly actions: readonly string[] };

/** What an author wants of these actions, before it is a clause. */
export type Intent =
  | (OnActions & { readonly kind: 'limit_payments'; readonly amount: string; readonly currency: string })
  | (OnActions & { readonly kind: 'business_hours'; readonly time: TimeRequirement })
  | (OnActions & { readonly kind: 'second_person'; readonly quorum: number });
export type IntentKind = Intent['kind'];

/** A value that keeps an intent from being a clause. */
export type IntentFault = 'actions' | 'amount' | 'currency' | 'days' | 'hours' | 'quorum';

const AMOUNT = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/;
const CURRENCY = /^[A-Z]{3}$/;
const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const MOST_NAMED = 4;

/** What an intent's values lack; a clause made of one without faults has no error. */
export function intentFaults(intent: Intent): readonly IntentFault[] {
  const { actions } = intent;
  const areNamed = actions.length > 0 && actions.every(isActionPattern);
  return [...(areNamed ? [] : ['actions' as const]), ...valueFaults(intent)];
}

function valueFaults(intent: Intent): readonly IntentFault[] {
  const faults: IntentFault[] = [];
  const need = (isThere: boolean, fault: IntentFault) => isThere || faults.push(fault);
  switch (intent.kind) {
    case 'limit_payments':
      need(AMOUNT.test(intent.amount) && Number(intent.amount) > 0, 'amount');
      need(CURRENCY.test(intent.currency), 'currency');
      break;
    case 'business_hours': {
      const { days, from, to } = intent.time;
      need(days.length > 0, 'days');
      need(CLOCK_TIME.test(from) && CLOCK_TIME.test(to) && from !== to, 'hours');
      break;
    }
    case 'second_person':
      need(Number.isSafeInteger(intent.quorum) && intent.quorum >= 1, 'quorum');
  }
  return faults;
}

/** The owner a further clause has: that of the clauses there are, else the first team. */
export function nextOwner(content: PactContent, teamKeys: readonly string[]): string {
  return content.clauses.find(({ owner }) => owner !== '')?.owner ?? teamKeys[0] ?? '';
}

/** The whole clause that says what is wanted, but for its key. */
export function clauseOfIntent(content: PactContent, intent: Intent, owner: string): Omit<Clause, 'key'> {
  const { actions } = intent;
  const held = heldForOne(owner);
  const common = { scope: { actions, tiers: [] }, authorises: mustAuthorise(content, actions), owner };
  switch (intent.kind) {
    case 'limit_payments':
      return { ...common, ...limitPayments(intent), consequence: held };
    case 'business_hours':
      return { ...common, ...businessHours(intent), consequence: held };
    case 'second_person':
      return { ...common, ...secondPerson(intent), consequence: { ...held, quorum: intent.quorum } };
  }
}

/**
 * Whether the clause is what lets the actions go ahead: where no other does, the posture alone would decide. A clause that
 * authorises names its actions, so one of a whole namespace only guards.
 */
function mustAuthorise({ clauses }: PactContent, actions: readonly string[]): boolean {
  if (actions.some(isBroad)) return false;
  return !actions.every((pattern) =>
    clauses.some(
      (clause) => clause.authorises && coversScope(clause.scope, { actions: [pattern], tiers: [] }),
    ),
  );
}

type Said = Pick<Clause, 'title' | 'obligation' | 'severity' | 'requires' | 'recourse' | 'reviewCadenceDays'>;
type Of<Kind extends IntentKind> = Extract<Intent, { kind: Kind }>;

function limitPayments({ amount, currency, actions }: Of<'limit_payments'>): Said {
  const most = `${groupDigits(amount)} ${currency}`;
  return {
    title: `Payments up to ${most}`,
    obligation: `By ${named(actions)}, nothing above ${most}, and nothing in another currency, is paid without a person.`,
    severity: 'critical',
    requires: [
      { type: 'condition', cel: `context.currency == '${currency}'` },
      { type: 'condition', cel: `context.amount > 0 && context.amount <= ${amount}` },
    ],
    reviewCadenceDays: 30,
    recourse: 'Freeze the agent and dispute the payment within 10 days.',
  };
}

function businessHours({ time, actions }: Of<'business_hours'>): Said {
  const days = joinWords(
    time.days.map((day) => DAY_NAMES[day]),
    'and',
  );
  const hours = `${time.from} to ${time.to}${time.from > time.to ? ' of the next day' : ''}`;
  return {
    title: 'Only in business hours',
    obligation: `Outside ${days}, ${hours} (${time.timeZone}), a person is asked before ${named(actions)}.`,
    severity: 'major',
    requires: [time],
    reviewCadenceDays: 90,
    recourse: 'Freeze the agent and have what it did outside these hours undone.',
  };
}

function secondPerson({ quorum, actions }: Of<'second_person'>): Said {
  const people = quorum === 1 ? 'a person has' : `${countInWords(quorum)} people have`;
  return {
    title: quorum === 1 ? 'Needs a second person' : `Needs ${countInWords(quorum)} more people`,
    obligation: `Every request for ${named(actions)} waits until ${people} approved exactly that request.`,
    severity: 'major',
    requires: [{ type: 'approval', role: 'approver', quorum }],
    reviewCadenceDays: 90,
    recourse: 'Freeze the agent and have what nobody approved undone.',
  };
}

function named(actions: readonly string[]): string {
  return actions.length > MOST_NAMED ? `any of ${actions.length} actions` : joinWords(actions, 'or');
}
