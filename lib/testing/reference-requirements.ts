import type { DecisionRequest } from '#lib/domain/decisions/types.ts';
import type {
  EvidenceRequirement,
  LimitRequirement,
  Requirement,
  TimeRequirement,
} from '#lib/domain/pacts/types.ts';
import type { WholeCase } from '#lib/testing/decision-cases.ts';

/** What the reference says of one requirement. */
export type ReferenceOutcome = 'satisfied' | 'unsatisfied' | 'error';

type Context = Readonly<Record<string, unknown>>;
type Truth = boolean | 'error';

const number = (context: Context): number | null =>
  typeof context.amount === 'number' && Math.abs(context.amount) < 2 ** 53 ? context.amount : null;

/** The conditions that random pacts are made of, said again in plain code. */
const CONDITIONS: Readonly<Record<string, (context: Context, tier: string) => Truth>> = {
  'context.amount <= 5000': (context) => {
    const amount = number(context);
    return amount === null ? 'error' : amount <= 5000;
  },
  "context.currency == 'EUR'": (context) => ('currency' in context ? context.currency === 'EUR' : 'error'),
  'context.amount > 0 && context.amount < 100': (context) => {
    const amount = number(context);
    return amount === null ? 'error' : amount > 0 && amount < 100;
  },
  'has(context.invoice)': (context) => 'invoice' in context,
  'tier == "critical"': (_, tier) => tier === 'critical',
};

export function referenceCondition(cel: string, context: Context, tier: string): Truth {
  const known = CONDITIONS[cel];
  if (!known) throw new Error(`the reference does not know the condition ${cel}: say it here in plain code`);
  return known(context, tier);
}

export type ReferenceStep = {
  readonly ref: string;
  readonly start: number;
  readonly ordinal: number;
  readonly total: string;
};

const MS: Readonly<Record<string, number>> = {
  PT10M: 600_000,
  PT30M: 1_800_000,
  PT1H: 3_600_000,
  P1D: 86_400_000,
};

/** The length of the few durations that random pacts are made of. */
export function referenceMs(duration: string): number {
  const ms = MS[duration];
  if (ms === undefined) throw new Error(`the reference does not know the duration ${duration}`);
  return ms;
}

// Hundredths: random amounts and sums have at most two digits after the point.
function hundredths(value: unknown): bigint | null {
  if (typeof value === 'number' && value >= 2 ** 53) return null;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d+(\.\d{1,2})?$/.test(text)) return null;
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}

function decimalText(value: bigint): string {
  const digits = String(value).padStart(3, '0');
  const fraction = digits.slice(-2).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -2) : `${digits.slice(0, -2)}.${fraction}`;
}

/** A limit: what it says, and the step it takes if the decision is allowed. */
export function referenceLimit(
  limit: LimitRequirement,
  place: string,
  { request, facts, readLimit, now }: WholeCase,
): { outcome: ReferenceOutcome; step: ReferenceStep | null } {
  const amount = limit.sum ? hundredths(request.context?.amount) : 100n;
  if (amount === null) return { outcome: 'error', step: null };
  const subject = { agent: facts.agent?.id, action: request.action, workspace: facts.workspaceId }[limit.per];
  const counted = limit.sum ? `sum:${limit.sum.of}` : 'count';
  const ref = `limit:${place}:${counted}:${limit.window}:${limit.per}:${subject}`;
  const start = Math.floor(now / referenceMs(limit.window)) * referenceMs(limit.window);
  const state = readLimit(ref, start);
  const total = (hundredths(state.total) ?? 0n) + amount;
  const max = hundredths(limit.sum ? limit.sum.max : limit.count) ?? 0n;
  return {
    outcome: total <= max ? 'satisfied' : 'unsatisfied',
    step: { ref, start, ordinal: state.ordinal + 1, total: decimalText(total) },
  };
}

const QUARTER_MS = 900_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function localText(timeZone: string, at: number): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
  formats.set(timeZone, format);
  return format.format(at);
}

/** Hours: walks back, quarter by quarter, to where the range would have begun; all begin and end on quarters here. */
function referenceTime(time: TimeRequirement, now: number): ReferenceOutcome {
  const quarter = now - (now % QUARTER_MS);
  for (let back = 0; back < 96; back++) {
    const local = localText(time.timeZone, quarter - back * QUARTER_MS);
    const clock = local.slice(-5);
    if (clock === time.to) return 'unsatisfied';
    if (clock !== time.from) continue;
    const day = local.slice(0, 3).toLowerCase();
    return time.days.some((wanted) => wanted === day) ? 'satisfied' : 'unsatisfied';
  }
  return 'unsatisfied';
}

/** Every other requirement but evidence. */
export function referenceRequirement(
  requirement: Exclude<Requirement, LimitRequirement | EvidenceRequirement>,
  request: DecisionRequest,
  tier: string,
  now: number,
): ReferenceOutcome {
  if (requirement.type === 'approval') return 'unsatisfied';
  if (requirement.type === 'time') return referenceTime(requirement, now);
  const truth = referenceCondition(requirement.cel, request.context ?? {}, tier);
  return truth === 'error' ? 'error' : truth ? 'satisfied' : 'unsatisfied';
}
