import type { Page } from '@playwright/test';
import { call, send } from '../fixtures/api.ts';
import { makeKey, paymentsPact, registerAgent } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

let owner: Seat;
let page: Page;

test.beforeAll(async ({ browser }) => {
  owner = (await makeWorkspace(browser, 'Bad input')).owner;
  page = await owner.context.newPage();
});

/** The text that a field's description gives as its error. */
function errorOf(label: string, within = page.getByRole('dialog')) {
  return expect(within.getByLabel(label, { exact: true }));
}

test('a form that cannot be taken says so on the field, by browser and by server, and keeps what was typed', async () => {
  await registerAgent(owner, 'agent_taken');
  await page.goto('/agents');
  await page.getByRole('button', { name: 'Register an agent' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Register an agent' }).click();
  await errorOf('Name').toHaveAttribute('aria-invalid', 'true');
  await errorOf('Key').toHaveAttribute('aria-invalid', 'true');
  await errorOf('Owner').toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Name', { exact: true }).fill('Twice');
  await dialog.getByLabel('Key', { exact: true }).fill('agent_taken');
  await dialog.getByLabel('Owner', { exact: true }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('button', { name: 'Register an agent' }).click();
  await errorOf('Key').toHaveAttribute('aria-invalid', 'true');
  await errorOf('Key').toHaveAccessibleDescription(/taken|already/i);
  await errorOf('Name').toHaveValue('Twice');
});

test('a condition that cannot be checked is shown at its column and keeps the draft from being submitted', async () => {
  const content = await paymentsPact(owner, 'agent_taken');
  await call(owner, 'POST', '/pacts', { ...content, key: 'faulty', name: 'Faulty' });
  await page.goto('/pacts/faulty/draft');
  const condition = page.getByLabel('Must be true (CEL)').first();
  await condition.fill("context.currency = 'EUR'");
  await expect(condition).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(/column \d+/).first()).toBeVisible();
  await expect(condition.locator('.cm-lintRange-error')).toHaveText('=');
  const submit = page.getByRole('button', { name: /^Submit for review/ });
  await expect(submit).toContainText('1 thing missing');
  await submit.click();
  const missing = page.getByRole('dialog', { name: 'What is missing' });
  await expect(missing.getByRole('listitem')).toHaveCount(1);
  await expect(missing.getByRole('button', { name: /^Submit/ })).toHaveCount(0);
});

test('a condition is completed, kept on one line and left by keys alone', async () => {
  await page.goto('/pacts/faulty/draft');
  const condition = page.getByLabel('Must be true (CEL)').first();
  await condition.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('context.cur');
  await expect(page.getByRole('option', { name: 'context.currency' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(condition).toHaveText('context.currency');
  await page.keyboard.type(" == 'EUR'");
  await page.keyboard.press('Enter');
  await expect(condition).toHaveText("context.currency == 'EUR'");
  await expect(page.getByText('a text, from the caller').first()).toBeVisible();
  await expect(condition).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Tab');
  await expect(condition).not.toBeFocused();
});

test('a finding is mended by one click, and the click undone', async () => {
  await call(owner, 'POST', '/pacts', await unownedPact());
  await page.goto('/pacts/unowned/draft');
  const findings = page.getByRole('region', { name: 'Findings' });
  const fix = findings.getByRole('button', { name: /^Give it to / });
  await fix.click();
  await expect(findings.getByText(/^Settled: Clause 1 has no owner/)).toBeVisible();
  await expect(fix).toHaveCount(0);
  const undo = findings.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(fix).toBeVisible();
  await expect(undo).toHaveCount(0);
});

/** The payments starter with a first clause that nobody owns. */
async function unownedPact() {
  const content = await paymentsPact(owner, 'agent_taken');
  const clauses = content.clauses.map((clause, at) => (at === 0 ? { ...clause, owner: '' } : clause));
  return { ...content, key: 'unowned', name: 'Unowned', clauses };
}

test('a clause written from an intent is whole: nothing is missing of it', async () => {
  const { clauses: _, ...content } = await paymentsPact(owner, 'agent_taken');
  await call(owner, 'POST', '/pacts', { ...content, clauses: [], key: 'intended', name: 'Intended' });
  await page.goto('/pacts/intended/draft');
  const submit = page.getByRole('button', { name: /^Submit for review/ });
  await expect(submit).toContainText('1 thing missing');
  await page.getByRole('button', { name: 'Add a clause' }).click();
  await page.getByRole('menuitem', { name: 'Limit payments' }).click();
  const dialog = page.getByRole('dialog', { name: 'Limit payments' });
  await dialog.getByRole('button', { name: 'Write the clause' }).click();
  await errorOf('Applies to', dialog).toHaveAttribute('aria-invalid', 'true');
  await errorOf('At most, each payment', dialog).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Applies to', { exact: true }).fill('tool:wire-transfer');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('At most, each payment').fill('2500');
  await dialog.getByRole('button', { name: 'Write the clause' }).click();
  await expect(dialog).toHaveCount(0);
  const preview = page.getByRole('region', { name: 'as it will be read' });
  await expect(preview).toContainText('nothing above 2,500 EUR, and nothing in another currency');
  await expect(submit).toHaveText('Submit for review');

  await page.getByRole('button', { name: 'Add a clause' }).click();
  await page.getByRole('menuitem', { name: 'Only in business hours' }).click();
  const hours = page.getByRole('dialog', { name: 'Only in business hours' });
  await hours.getByLabel('Applies to', { exact: true }).fill('tool:wire-*');
  await page.keyboard.press('Enter');
  await hours.getByRole('button', { name: 'Write the clause' }).click();
  await expect(preview).toContainText('Monday, Tuesday, Wednesday, Thursday and Friday, 09:00 to 17:00');
  await expect(submit).toHaveText('Submit for review');
});

test('two people who write one draft both keep their text until one of them chooses', async ({ browser }) => {
  const content = await paymentsPact(owner, 'agent_taken');
  await call(owner, 'POST', '/pacts', { ...content, key: 'shared', name: 'Shared' });
  await page.goto('/pacts/shared/draft');
  await expect(page.getByRole('heading', { name: 'Draft of version 1' })).toBeVisible();

  const dana = await joinAs(browser, owner, 'trust_lead', 'Dana Kim');
  const { etag } = await call<{ etag: string }>(dana, 'GET', '/pacts/shared/draft');
  const theirs = { ...content, key: 'shared', name: 'Shared', purpose: 'Dana wrote this.' };
  await call(dana, 'PUT', '/pacts/shared/draft', theirs, etag);

  const front = page
    .getByRole('link', { name: 'Name and agents' })
    .or(page.getByRole('button', { name: 'Name and agents' }));
  await front.first().click();
  await page.getByLabel('What it is for').fill('Olive wrote this.');
  const conflict = page.getByRole('alert').filter({ hasText: 'Dana Kim saved this draft' });
  await expect(conflict).toContainText('Dana wrote this.');
  await expect(conflict).toContainText('Olive wrote this.');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(conflict).toHaveCount(0);
  await expect
    .poll(async () => {
      type Draft = { content: { purpose: string } };
      return (await call<Draft>(owner, 'GET', '/pacts/shared/draft')).content.purpose;
    })
    .toBe('Olive wrote this.');
});

test('an agent that asks badly is told the path of what is wrong, and nothing is decided', async () => {
  const machine = { ...owner, key: await makeKey(owner) };
  const good = { agentId: 'agent_taken', action: 'tool:read' };
  const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`);
  const cases: [string, unknown, number, string][] = [
    ['an unknown member', { ...good, agnetId: 'x' }, 400, 'agnetId'],
    ['a wrong type', { ...good, action: 7 }, 400, 'action'],
    ['no agent', { action: 'tool:read' }, 400, 'agentId'],
    ['too much context', { ...good, context: { text: 'x'.repeat(11 * 1024) } }, 400, 'context'],
    ['too deep', { ...good, context: deep }, 400, 'context'],
  ];
  for (const [what, body, status, path] of cases) {
    const answer = await send(machine, 'POST', '/decisions', body);
    const text = await answer.text();
    expect.soft(answer.status(), what).toBe(status);
    expect.soft(text, what).toContain(path);
  }
  const large = await send(machine, 'POST', '/decisions', { ...good, session: 'x'.repeat(70 * 1024) });
  expect(large.status()).toBe(413);
});
