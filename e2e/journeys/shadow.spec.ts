import type { PactContent } from '#lib/domain/pacts/types.ts';
import { call } from '../fixtures/api.ts';
import { paymentsInForce, paymentsPact } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';

const AGENT = 'agent_ops_payments';

type Answer = { readonly id: string; readonly effect: string };
type Draft = { readonly etag: string };

/** Submits the payments pact with its first limit drawn at 500 in the place of 5,000. */
async function submitStricter(owner: Seat): Promise<void> {
  const content = await paymentsPact(owner, AGENT);
  const [first, ...rest] = content.clauses;
  const words = JSON.stringify(first).replaceAll('<= 5000', '<= 500').replaceAll('5,000', '500');
  const next: PactContent = { ...content, clauses: [JSON.parse(words), ...rest] };
  const { etag } = await call<Draft>(owner, 'POST', '/pacts/payments/draft', { from: 1 });
  const saved = await call<Draft>(owner, 'PUT', '/pacts/payments/draft', next, etag);
  await call(owner, 'POST', '/pacts/payments/draft/submit', { note: '' }, saved.etag);
}

test('a version runs in shadow, shows what it would have answered, and is promoted from there', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Shadowing');
  const machine = { ...owner, key: await paymentsInForce(owner, AGENT) };
  await submitStricter(owner);
  const transfer = (amount: number) =>
    call<Answer>(machine, 'POST', '/decisions', {
      agentId: AGENT,
      action: 'tool:wire-transfer',
      context: { amount, currency: 'EUR' },
    });

  const page = await owner.context.newPage();
  await page.goto('/pacts/payments/versions/2');
  const shadow = page.getByRole('region', { name: 'Shadow' });
  await shadow.getByRole('button', { name: 'Run in shadow' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'For how long' }).click();
  await page.getByRole('option', { name: '3 days' }).click();
  await dialog.getByRole('button', { name: 'Run version 2 in shadow' }).click();
  await expect(shadow.getByText('enforced nowhere')).toBeVisible();
  await expect(shadow.getByText(/7[12] h left|[23] d left/)).toBeVisible();

  const held = await test.step('the agent is answered by what is in force', async () => {
    expect((await transfer(100)).effect).toBe('allow');
    const one = await transfer(900);
    expect(one.effect).toBe('allow');
    return one;
  });
  await expect(shadow.getByText('2 decisions looked at')).toBeVisible();
  await expect(shadow.getByText('1 would have ended otherwise')).toBeVisible();
  await expect(shadow.getByRole('button', { name: `1 for ${AGENT} at tool:wire-transfer` })).toBeVisible();
  await shadow.getByRole('button', { name: '1 decision: Allowed, would be: Held. Open' }).click();
  await expect(dialog.getByText('No payment above 500 EUR')).toBeVisible();
  await dialog.getByRole('table').getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/decisions/${held.id}$`));
  const would = page.getByRole('region', { name: 'Would have been' });
  await expect(would.getByText('Held for review', { exact: true })).toBeVisible();
  await would.getByRole('link', { name: 'v2' }).click();

  await page.goto('/pacts');
  await expect(page.getByRole('row', { name: 'Payments' }).getByText('v2 in shadow')).toBeVisible();
  await page.goto('/pacts/payments/versions/2');
  await shadow.getByRole('button', { name: 'Promote version 2' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Activate version 2' }).click();
  await expect(page.getByText('Version 2 of Payments is in force')).toBeVisible();
  await expect(shadow.getByText('Version 2 came into force.')).toBeVisible();
  await expect(shadow.getByText('2 decisions looked at')).toBeVisible();
  expect((await transfer(900)).effect).toBe('review');
});

test('a shadow is ended by hand with a reason, and what it found stays', async ({ browser }) => {
  const { owner } = await makeWorkspace(browser, 'Ending a shadow');
  const machine = { ...owner, key: await paymentsInForce(owner, AGENT) };
  await submitStricter(owner);
  const endsAt = new Date(Date.now() + 3 * 3_600_000).toISOString();
  await call(owner, 'POST', '/pacts/payments/versions/2/shadow', { endsAt });
  const page = await owner.context.newPage();
  await page.goto('/pacts/payments/versions/2');
  const shadow = page.getByRole('region', { name: 'Shadow' });
  await expect(shadow.getByText('Nothing was asked that it speaks of yet.')).toBeVisible();
  await call(machine, 'POST', '/decisions', { agentId: AGENT, action: 'tool:read-balance' });
  await expect(shadow.getByText('1 decision looked at')).toBeVisible();
  await shadow.getByRole('button', { name: 'End shadow' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'End the shadow of version 2' }).click();
  await expect(dialog.getByRole('alert')).not.toBeEmpty();
  await dialog.getByLabel('Reason').fill('It has shown enough.');
  await dialog.getByRole('button', { name: 'End the shadow of version 2' }).click();
  await expect(shadow.getByText('It has shown enough.')).toBeVisible();
  await expect(shadow.getByText('1 decision looked at')).toBeVisible();
  await expect(shadow.getByRole('button', { name: 'Run in shadow again' })).toBeVisible();
});
