import type { Browser, Page } from '@playwright/test';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { type Caller, call } from '../fixtures/api.ts';
import {
  activatePact,
  declarePayments,
  makeKey,
  paymentsPact,
  registerAgent,
  submitPact,
} from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { ageSession } from '../fixtures/sessions.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

const AGENT = 'agent_ops_payments';
/** Longer than a sign-in proves who is at the keyboard. */
const LONG_AGO_MS = 11 * 60_000;
const CLAUSE = 'second-person-above-5000';

type Answer = {
  readonly id: string;
  readonly allowed: boolean;
  readonly effect: string;
  readonly waivers: readonly { readonly clause: string; readonly use: number }[];
};
type Cast = {
  readonly builder: Page;
  readonly lead: Page;
  readonly operator: Page;
  readonly leadSeat: Seat;
  readonly operatorSeat: Seat;
  readonly ask: () => Promise<Answer>;
};

/** A workspace whose payments above 5,000 EUR are blocked outright, its people at their desks, and its agent. */
async function setTheScene(browser: Browser, name: string): Promise<Cast> {
  const { owner } = await makeWorkspace(browser, name);
  const builder = await joinAs(browser, owner, 'builder', 'Bea Lund');
  const lead = await joinAs(browser, owner, 'trust_lead', 'Dana Kim');
  const operator = await joinAs(browser, owner, 'operator', 'Omar Haddad');
  await registerAgent(owner, AGENT);
  await declarePayments(owner);
  const content = blocking(await paymentsPact(owner, AGENT));
  await activatePact(owner, content.key, await submitPact(owner, content), lead);
  const machine: Caller = { ...owner, key: await makeKey(owner) };
  return {
    builder: await builder.context.newPage(),
    lead: await lead.context.newPage(),
    operator: await operator.context.newPage(),
    leadSeat: lead,
    operatorSeat: operator,
    ask: () =>
      call<Answer>(machine, 'POST', '/decisions', {
        agentId: AGENT,
        action: 'tool:wire-transfer',
        context: { amount: 8_000, currency: 'EUR', reference: 'Invoice 1042' },
      }),
  };
}

function blocking(content: PactContent): PactContent {
  const [first, ...rest] = content.clauses;
  if (!first) throw new Error('the payments starter has no clause');
  return { ...content, clauses: [{ ...first, consequence: { type: 'block' } }, ...rest] };
}

/** Opens the form on the page of a refusal and fills in why. */
async function fillIn(page: Page, decisionId: string, reason: string): Promise<void> {
  await page.goto(`/decisions/${decisionId}`);
  await page.getByRole('button', { name: 'Ask for an override' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Second person above 5,000 EUR').first()).toBeVisible();
  await expect(dialog.getByText(AGENT, { exact: true })).toBeVisible();
  await dialog.getByLabel('Kind of reason').click();
  await page.getByRole('option', { name: 'Customer commitment' }).click();
  await dialog.getByLabel('Reason', { exact: true }).fill(reason);
}

async function askFor(page: Page, decisionId: string, reason: string): Promise<string> {
  await fillIn(page, decisionId, reason);
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for it' }).click();
  await expect(page).toHaveURL(/\/overrides\/ovr_/);
  await expect(page.getByText('Waits for a grant')).toBeVisible();
  return new URL(page.url()).pathname;
}

test('an override: asked for from a refusal, granted by a second person, used once, seen everywhere', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { builder, lead, ask } = await setTheScene(browser, 'Overriding');
  const refused = await ask();
  expect(refused.effect).toBe('block');

  const address = await askFor(builder, refused.id, 'Aldgate was promised the money today');
  await expect(
    builder.getByRole('button', { name: 'Grant this override' }),
    'nobody grants what they asked for',
  ).toHaveAttribute('aria-disabled', 'true');
  expect((await ask()).allowed, 'asking alone waives nothing').toBe(false);

  await lead.goto('/');
  const waiting = lead.getByRole('listitem').filter({ hasText: 'Bea Lund asks for an override' });
  await waiting.getByRole('link', { name: 'Open' }).click();
  await expect(lead).toHaveURL(address);
  await expect(lead.getByText('Aldgate was promised the money today')).toBeVisible();
  await lead.getByRole('button', { name: 'Grant this override' }).click();
  await expect(lead.getByText('Active', { exact: true })).toBeVisible();
  await expect(builder.getByText('Active', { exact: true }), 'the other open copy follows').toBeVisible();

  let used = refused;
  await expect
    .poll(async () => {
      used = await ask();
      return used.allowed;
    })
    .toBe(true);
  expect(used.waivers).toMatchObject([{ clause: CLAUSE, use: 1 }]);
  expect((await ask()).effect, 'its one use is taken').toBe('block');

  await lead.reload();
  await expect(lead.getByText('Used up')).toBeVisible();
  await lead.getByRole('table', { name: 'Every use' }).getByRole('link').first().click();
  await expect(lead).toHaveURL(`/decisions/${used.id}`);
  await expect(lead.getByRole('link', { name: 'Waived, use 1 of 1' }).first()).toBeVisible();

  await lead.goto('/decisions');
  const waived = lead.getByRole('row').filter({ has: lead.getByText('override', { exact: true }) });
  await expect(waived).toHaveCount(1);
  await expect(waived.getByText('Allowed', { exact: true })).toBeVisible();

  await lead.goto('/pacts/payments?tab=history');
  const history = lead.getByRole('table', { name: 'History' });
  await expect(history.getByText(`${CLAUSE} waived, use 1 of 1`)).toBeVisible();
  await expect(history.getByText(`An override of ${CLAUSE} was asked for`)).toBeVisible();
  await expect(history.getByText(`An override of ${CLAUSE} was granted`)).toBeVisible();
  await expect(history.getByText('Version 1 came into force')).toBeVisible();

  await lead.goto(`/agents/${AGENT}`);
  await expect(
    lead.getByRole('table', { name: 'Recent uses' }).getByText('tool:wire-transfer'),
  ).toBeVisible();
});

test('an override ends early at once, with a reason, and the pact says what is waived while it lasts', async ({
  browser,
}) => {
  const { builder, lead, ask } = await setTheScene(browser, 'Ending early');
  const address = await askFor(builder, (await ask()).id, 'The bank’s feed is late');
  await lead.goto(address);
  await lead.getByRole('button', { name: 'Grant this override' }).click();
  await expect(lead.getByText('Active', { exact: true })).toBeVisible();

  await lead.goto('/pacts/payments');
  const clause = lead.locator(`#clause-${CLAUSE}`);
  await expect(clause.getByText(`Waived now for ${AGENT}`)).toBeVisible();
  await clause.getByRole('link', { name: /Waived now/ }).click();
  await lead.getByRole('button', { name: 'End now…' }).click();
  const end = lead.getByRole('button', { name: 'End it now' });
  await expect(end, 'ending wants a reason').toHaveAttribute('aria-disabled', 'true');
  await lead.getByLabel('Why it ends').fill('The feed is back');
  await end.click();
  await expect(lead.getByText('Ended early').first()).toBeVisible();
  expect((await ask()).allowed).toBe(false);
  await lead.goto('/pacts/payments');
  await expect(clause).toBeVisible();
  await expect(clause.getByText('Waived now')).toHaveCount(0);
});

test('broken glass is proven, loud on every screen, and reviewed by somebody else', async ({ browser }) => {
  test.setTimeout(120_000);
  const { builder, lead, operator, operatorSeat, ask } = await setTheScene(browser, 'Breaking glass');
  const refused = await ask();
  await builder.goto(`/decisions/${refused.id}`);
  await builder.getByRole('button', { name: 'Ask for an override' }).click();
  const glass = builder.getByRole('dialog').getByRole('radio', { name: /^Break the glass/ });
  await expect(glass, 'a builder may not').toBeDisabled();

  await ageSession(operatorSeat, LONG_AGO_MS);
  await fillIn(operator, refused.id, 'The ward runs out of oxygen');
  const dialog = operator.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Break the glass/ }).click();
  await dialog.getByRole('button', { name: 'Break the glass' }).click();
  const proof = operator.getByRole('dialog', { name: 'Prove that it is you' });
  await proof.getByLabel('Password').fill(operatorSeat.person.password);
  expect((await ask()).allowed, 'nothing is waived before the proof').toBe(false);
  await proof.getByRole('button', { name: 'Prove by password' }).click();
  await expect(operator).toHaveURL(/\/overrides\/ovr_/);
  await expect(operator.getByText('Active', { exact: true })).toBeVisible();
  const address = new URL(operator.url()).pathname;

  for (const path of ['/decisions', '/settings/members']) {
    await lead.goto(path);
    const banner = lead.locator('[data-glass]');
    await expect(banner.getByText(/^Glass broken/)).toBeVisible();
    await expect(banner.getByText('The ward runs out of oxygen')).toBeVisible();
  }
  await expect.poll(async () => (await ask()).allowed).toBe(true);
  await expect(lead.locator('[data-glass]'), 'used up, it waives nothing').toHaveCount(0, {
    timeout: 20_000,
  });

  await operator.reload();
  const review = 'Answer the owed review…';
  await expect(operator.getByRole('button', { name: review })).toHaveAttribute('aria-disabled', 'true');
  await lead.goto('/');
  const owed = lead
    .getByRole('listitem')
    .filter({ hasText: 'Omar Haddad broke the glass, and a review is owed' });
  await owed.getByRole('link', { name: 'Open' }).click();
  await expect(lead).toHaveURL(address);
  await lead.getByRole('button', { name: review }).click();
  await lead.getByRole('radio', { name: 'Justified', exact: true }).click();
  await lead.getByLabel('What you found').fill('There was no second person awake');
  await lead.getByRole('button', { name: 'Record the review' }).click();
  await expect(lead.getByText('There was no second person awake')).toBeVisible();
  await lead.goto('/');
  await expect(lead.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(lead.getByText('broke the glass, and a review is owed')).toHaveCount(0);
});

test('an override without a reason is refused on its field, and one that only a stop explains is no way out', async ({
  browser,
}) => {
  const { builder, lead, leadSeat, ask } = await setTheScene(browser, 'Refusing');
  const refused = await ask();
  await builder.goto(`/decisions/${refused.id}`);
  await builder.getByRole('button', { name: 'Ask for an override' }).click();
  const dialog = builder.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Ask for it' }).click();
  await expect(dialog.getByText('must say why')).toBeVisible();
  await expect(dialog.getByText('must be chosen')).toBeVisible();
  const stop = { target: 'agent', targetId: AGENT, mode: 'freeze', reason: 'Its keys leaked' };
  await call(leadSeat, 'POST', '/stop', stop);
  const stopped = await ask();
  await lead.goto(`/decisions/${stopped.id}`);
  await lead.getByRole('button', { name: 'Ask for an override' }).click();
  await expect(lead.getByRole('dialog').getByText('No override reaches this')).toBeVisible();
  await expect(lead.getByRole('dialog').getByRole('button', { name: 'Ask for it' })).toHaveCount(0);
});
