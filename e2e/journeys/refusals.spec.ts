import type { Page } from '@playwright/test';
import { type RunningAgent, startSampleAgent } from '../fixtures/agents.ts';
import { call } from '../fixtures/api.ts';
import { activatePact, paymentsInForce, paymentsPact, submitPact } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';

const AGENT = 'agent_ops_payments';
const HELD = {
  agentId: AGENT,
  action: 'tool:wire-transfer',
  resource: { type: 'account', id: 'DE02120300000000202051' },
  context: { amount: 25_000, currency: 'EUR', reference: 'Invoice 1042, Northwind' },
};
type Held = { readonly allowed: boolean; readonly effect: string; readonly review: { readonly id: string } };

test.describe.configure({ mode: 'serial' });

let owner: Seat;
let key: string;
let page: Page;
let agent: RunningAgent | undefined;

test.beforeAll(async ({ browser }) => {
  owner = (await makeWorkspace(browser, 'Refusing')).owner;
  key = await paymentsInForce(owner, AGENT);
  page = await owner.context.newPage();
});
test.afterEach(() => agent?.end());

/** Starts the agent and opens the review it waits for. */
async function openHeld(): Promise<RunningAgent> {
  const started = startSampleAgent(owner.url, key);
  agent = started;
  await page.goto('/reviews');
  const queue = page.getByRole('region', { name: 'Waiting' });
  await queue.getByRole('link', { name: 'tool:wire-transfer' }).click({ timeout: 30_000 });
  return started;
}

/** Asks for the held transfer with a key and answers its review. */
async function hold(): Promise<Held> {
  const held = await call<Held>({ ...owner, key }, 'POST', '/decisions', HELD);
  expect(held.effect).toBe('review');
  return held;
}

test('a denial wants words, reaches the agent with them, and nothing is transferred', async () => {
  const running = await openHeld();
  await page.getByRole('button', { name: 'Deny…' }).click();
  await expect(page.getByRole('button', { name: 'Deny this request' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByLabel('Why not').fill('The supplier is in dispute');
  await page.getByRole('button', { name: 'Deny this request' }).click();
  await expect(page.getByText('Olive Archer denied')).toBeVisible();
  await running.ended;
  expect(running.said()).toContain('The supplier is in dispute');
  expect(running.said()).toContain('The ledger holds 1 of 2 transfers, 250 EUR.');
});

test('a steered agent is given the instruction and does not go on', async () => {
  const running = await openHeld();
  await page.getByRole('button', { name: 'Steer…' }).click();
  await page.getByLabel('What it should do instead').fill('Split it into the two invoices');
  await page.getByRole('button', { name: 'Deny with this instruction' }).click();
  await expect(page.getByText('Olive Archer gave an instruction')).toBeVisible();
  await running.ended;
  expect(running.said()).toContain('What to do instead: Split it into the two invoices');
  expect(running.said()).toContain('The ledger holds 1 of 2 transfers, 250 EUR.');
});

test('an approval recalled before it was used lets nothing pass', async () => {
  const { review } = await hold();
  await page.goto(`/reviews/${review.id}`);
  await page.getByRole('button', { name: 'Approve this request' }).click();
  await expect(page.getByText('Olive Archer approved')).toBeVisible();
  await page.getByRole('button', { name: 'Recall the approval…' }).click();
  await page.getByLabel('Why it is recalled').fill('Approved the wrong one');
  await page.getByRole('button', { name: 'Recall the approval', exact: true }).click();
  await expect(page.getByText('Olive Archer recalled it')).toBeVisible();
  const again = await call<Held>({ ...owner, key }, 'POST', '/decisions', { ...HELD, reviewId: review.id });
  expect(again.allowed).toBe(false);
});

test('an approval holds for exactly what was approved: one changed cent is held anew', async () => {
  const { review } = await hold();
  await page.goto(`/reviews/${review.id}`);
  await page.getByRole('button', { name: 'Approve this request' }).click();
  await expect(page.getByText('Olive Archer approved')).toBeVisible();
  const context = { ...HELD.context, amount: 25_000.01 };
  const asked = { ...HELD, context, reviewId: review.id };
  expect((await call<Held>({ ...owner, key }, 'POST', '/decisions', asked)).allowed).toBe(false);
});

test('silence is a denial: a review nobody answers in time expires on the open card and lets nothing pass', async () => {
  await holdBriefly('tool:add-payee', 'PT6S');
  const machine = { ...owner, key };
  const asked = { agentId: AGENT, action: 'tool:add-payee' };
  const { review } = await call<Held>(machine, 'POST', '/decisions', asked);
  await page.goto(`/reviews/${review.id}`);
  await expect(page.getByRole('button', { name: 'Approve this request' })).toBeVisible();
  await expect(page.getByText('Expired, so denied').first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Approve this request' })).toHaveCount(0);
  const again = await call<Held>(machine, 'POST', '/decisions', { ...asked, reviewId: review.id });
  expect(again.allowed).toBe(false);
});

/** Puts a pact in force that holds the action for so long and no longer. */
async function holdBriefly(action: string, expiresIn: string): Promise<void> {
  const content = await paymentsPact(owner, AGENT);
  const consequence = { type: 'review', role: 'approver', quorum: 1, expiresIn } as const;
  const clauses = content.clauses
    .filter(({ scope }) => scope.actions.includes(action))
    .map((clause) => ({ ...clause, consequence }));
  const brief = { ...content, key: 'brief', name: 'Brief', clauses };
  await activatePact(owner, 'brief', await submitPact(owner, brief));
}
