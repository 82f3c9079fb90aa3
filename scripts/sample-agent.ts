import { parseArgs } from 'node:util';
import {
  Countersign,
  CountersignError,
  type Decision,
  GateUnavailable,
  NotAllowed,
  ReviewPending,
} from '../sdk/client/src/index.ts';

// An agent without a model: it makes the two payments a clerk might ask for, and asks Countersign before each of them.

type Transfer = {
  readonly to: string;
  readonly amount: number;
  readonly currency: string;
  readonly reference: string;
};

const HELP = `npm run sample-agent [-- --url URL --key KEY --agent KEY]

Asks Countersign before two wire transfers: 250 EUR and 25,000 EUR. No money moves: the bank is a list in memory.
Also read: COUNTERSIGN_URL, COUNTERSIGN_API_KEY, COUNTERSIGN_AGENT (agent_ops_payments where nothing is said).`;

/** The agent of the first gate in the README. */
const FIRST_AGENT = 'agent_ops_payments';

const SUPPLIER = 'DE02120300000000202051';
const SMALL: Transfer = { to: SUPPLIER, amount: 250, currency: 'EUR', reference: 'Invoice 1041, Northwind' };
const LARGE: Transfer = {
  to: SUPPLIER,
  amount: 25_000,
  currency: 'EUR',
  reference: 'Invoice 1042, Northwind',
};

/** Everything that was really transferred. */
const ledger: Transfer[] = [];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function words({ amount, currency, to }: Transfer): string {
  return `${amount.toLocaleString('en')} ${currency} to ${to}`;
}

async function wire(transfer: Transfer): Promise<number> {
  ledger.push(transfer);
  say(`  Transferred ${words(transfer)}.`);
  return ledger.length;
}

function guardedBy(countersign: Countersign) {
  let reviewId: string | undefined;
  const options = {
    context: ({ amount, currency, reference }: Transfer) => ({ amount, currency, reference }),
    resource: ({ to }: Transfer) => ({ type: 'account', id: to }),
    resourceTier: 'critical',
    workflow: 'supplier-payments',
  } as const;
  const transfer = countersign.guard('tool:wire-transfer', wire, {
    ...options,
    onReview: 'wait',
    onHeld: (decision: Decision) => {
      reviewId = decision.review?.id;
      say(`  ${decision.summary}`);
      say(`  A person answers it at ${decision.review?.url}`);
      say(`  Waiting until ${decision.review?.expiresAt}.`);
    },
  });
  const again = countersign.guard('tool:wire-transfer', wire, { ...options, reviewId: () => reviewId });
  return { transfer, again, wasHeld: () => reviewId !== undefined };
}

async function work(countersign: Countersign): Promise<number> {
  const { transfer, again, wasHeld } = guardedBy(countersign);
  for (const payment of [SMALL, LARGE]) {
    say(`May I transfer ${words(payment)}?`);
    if (!(await attempt(() => transfer(payment)))) return finish(0);
  }
  if (!wasHeld()) {
    say('Nothing was held: no clause in force asks for a second person above some amount.');
    return finish(0);
  }
  say('The same transfer once more, with the same approval?');
  if (await attempt(() => again(LARGE))) {
    say('  That must not happen: one approval was used twice.');
    return finish(1);
  }
  return finish(0);
}

/** Whether it was transferred; if not, why not and what would change that. */
async function attempt(act: () => Promise<number>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof NotAllowed) || error instanceof GateUnavailable) throw error;
    say(`  Not transferred. ${error.message}`);
    if (error.code === 'review_steered') say(`  What to do instead: ${error.instruction}`);
    if (error instanceof ReviewPending) say('  It would need an approval of its own.');
    const remedies = error.decision?.reasons.flatMap((reason) => reason.remedies) ?? [];
    if (error.code === 'not_allowed') for (const remedy of remedies) say(`  ${remedy.text}`);
    return false;
  }
}

function finish(code: number): number {
  const total = ledger.reduce((sum, { amount }) => sum + amount, 0);
  say(`The ledger holds ${ledger.length} of 2 transfers, ${total.toLocaleString('en')} EUR.`);
  return code;
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { url: text, key: text, agent: text, help: { type: 'boolean' } } });
  if (values.help) {
    say(HELP);
    return 0;
  }
  const baseUrl = values.url ?? process.env.COUNTERSIGN_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  const agentId = values.agent ?? process.env.COUNTERSIGN_AGENT ?? FIRST_AGENT;
  return work(new Countersign({ baseUrl, apiKey: values.key, agentId }));
}

try {
  process.exitCode = await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`sample-agent: ${message}\n`);
  if (error instanceof CountersignError && error.code === 'configuration') process.stderr.write(`${HELP}\n`);
  process.exitCode = error instanceof GateUnavailable ? 3 : 1;
}
