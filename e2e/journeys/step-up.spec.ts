import type { Page } from '@playwright/test';
import { call } from '../fixtures/api.ts';
import { type Authenticator, plugIn } from '../fixtures/authenticators.ts';
import { paymentsInForce, paymentsPact, submitPact } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { ageSession } from '../fixtures/sessions.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

const AGENT = 'agent_ops_payments';
const OLD_MS = 11 * 60_000;

test.describe.configure({ mode: 'serial' });

let owner: Seat;
let lead: Seat;
let key: string;
let page: Page;
let device: Authenticator;
let amount = 25_000;

test.beforeAll(async ({ browser }) => {
  owner = (await makeWorkspace(browser, 'Northwind')).owner;
  key = await paymentsInForce(owner, AGENT);
  lead = await joinAs(browser, owner, 'trust_lead', 'Dana Kim');
  page = await owner.context.newPage();
  device = await plugIn(page);
});

const dialog = () => page.getByRole('dialog', { name: 'Prove that it is you' });

/** Has the agent ask for a critical transfer and opens the review it is held for. */
async function openHeld(): Promise<string> {
  amount += 1;
  const context = { amount, currency: 'EUR', reference: `Invoice ${amount}` };
  const body = { agentId: AGENT, action: 'tool:wire-transfer', context };
  const held = await call<{ review: { id: string } }>({ ...owner, key }, 'POST', '/decisions', body);
  await page.goto(`/reviews/${held.review.id}`);
  return held.review.id;
}

async function statusOf(reviewId: string): Promise<string> {
  return (await call<{ status: string }>(owner, 'GET', `/reviews/${reviewId}`)).status;
}

const approve = () => page.getByRole('button', { name: 'Approve this request' }).click();
const recorded = () => page.getByText('Olive Archer approved');

test('whoever has just signed in is asked nothing', async () => {
  const reviewId = await openHeld();
  await approve();
  await expect(recorded()).toBeVisible();
  await expect(dialog()).toBeHidden();
  expect(await statusOf(reviewId)).toBe('approved');
});

test('a passkey is added under a name, and is there with when it was added', async () => {
  await page.goto('/settings/account');
  await expect(page.getByText('You have no passkey')).toBeVisible();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name').fill('Work laptop');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  const row = page.getByRole('row', { name: /Work laptop/ });
  await expect(row).toContainText('never');
});

test('a device that holds one of hers already makes no second', async () => {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name').fill('The same again');
  await page.getByRole('button', { name: 'Make the passkey' }).click();
  await expect(page.getByText('This device holds a passkey of yours already.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('row', { name: /The same again/ })).toBeHidden();
});

test('an old session approves a critical act by a passkey, and the answer is sent by itself', async () => {
  await ageSession(owner, OLD_MS);
  const reviewId = await openHeld();
  await approve();
  await expect(dialog().getByRole('button', { name: 'Use a passkey' })).toBeFocused();
  expect(await statusOf(reviewId)).toBe('pending');
  await page.keyboard.press('Enter');
  await expect(dialog()).toBeHidden();
  await expect(recorded()).toBeVisible();
  expect(await statusOf(reviewId)).toBe('approved');
  const { answers } = await call<{ answers: unknown[] }>(owner, 'GET', `/reviews/${reviewId}/card`);
  expect(answers).toHaveLength(1);
});

test('once proven, the session is asked nothing for the next act', async () => {
  await openHeld();
  await approve();
  await expect(recorded()).toBeVisible();
});

test('leaving it changes nothing, and says so', async () => {
  await signInAgain(owner);
  const reviewId = await openHeld();
  await approve();
  await dialog().getByRole('button', { name: 'Leave it' }).click();
  await expect(dialog()).toBeHidden();
  await expect(page.getByText('Prove once more that it is you')).toBeVisible();
  expect(await statusOf(reviewId)).toBe('pending');
  await approve();
  await expect(dialog()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  expect(await statusOf(reviewId)).toBe('pending');
});

test('a device that does not recognise her proves nothing', async () => {
  await device.recognise(false);
  const reviewId = await openHeld();
  await approve();
  await dialog().getByRole('button', { name: 'Use a passkey' }).click();
  await expect(dialog().getByText('The device gave no answer', { exact: false })).toBeVisible();
  expect(await statusOf(reviewId)).toBe('pending');
  await device.recognise(true);
  await dialog().getByRole('button', { name: 'Use a passkey' }).click();
  await expect(recorded()).toBeVisible();
});

test('a wrong password is said at its field and approves nothing; the right one does', async () => {
  await signInAgain(owner);
  const reviewId = await openHeld();
  await approve();
  await dialog().getByLabel('Password').fill('not this one at all');
  await dialog().getByRole('button', { name: 'Prove by password' }).click();
  await expect(dialog().getByText('is not your password')).toBeVisible();
  expect(await statusOf(reviewId)).toBe('pending');
  await dialog().getByLabel('Password').fill(owner.person.password);
  await page.keyboard.press('Enter');
  await expect(recorded()).toBeVisible();
  expect(await statusOf(reviewId)).toBe('approved');
});

test('denying never asks, however old the session', async () => {
  await signInAgain(owner);
  const reviewId = await openHeld();
  await page.getByRole('button', { name: 'Deny…' }).click();
  await page.getByLabel('Why not').fill('The supplier is in dispute');
  await page.getByRole('button', { name: 'Deny this request' }).click();
  await expect(page.getByText('Olive Archer denied')).toBeVisible();
  expect(await statusOf(reviewId)).toBe('denied');
});

test('signing a pact asks within its own dialog; Escape leaves that one open', async () => {
  const content = { ...(await paymentsPact(lead, AGENT)), key: 'second', name: 'Second' };
  await submitPact(lead, content);
  await page.goto('/pacts/second/versions/1');
  await page.getByRole('button', { name: 'Approve version 1' }).click();
  const signing = page.getByRole('alertdialog');
  await signing.getByRole('button', { name: 'Approve version 1' }).click();
  await expect(dialog()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog()).toBeHidden();
  await expect(signing).toBeVisible();
  await expect(signing.getByText('Prove once more that it is you')).toBeVisible();
  await signing.getByRole('button', { name: 'Approve version 1' }).click();
  await dialog().getByRole('button', { name: 'Use a passkey' }).click();
  await expect(signing).toBeHidden();
  await expect(page.getByText('Olive Archer').first()).toBeVisible();
});

test('a browser that cannot use passkeys says why, and the password does', async () => {
  await signInAgain(owner);
  const plain = await owner.context.newPage();
  // As a page that came over plain HTTP from another machine.
  await plain.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
  await plain.goto('/settings/account');
  await expect(plain.getByText('Passkeys need HTTPS', { exact: false })).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Add a passkey' })).toBeHidden();
  await plain.getByRole('button', { name: 'Remove Work laptop' }).click();
  await plain.getByRole('button', { name: 'Remove the passkey' }).click();
  const asking = plain.getByRole('dialog', { name: 'Prove that it is you' });
  await expect(asking.getByLabel('Password')).toBeFocused();
  await expect(asking.getByRole('button', { name: 'Use a passkey' })).toBeHidden();
  await plain.close();
});

test('a removed passkey is gone, after saying what that means', async () => {
  await page.goto('/settings/account');
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await page.getByRole('button', { name: 'Remove the passkey' }).click();
  await dialog().getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('You have no passkey')).toBeVisible();
});

/** Another session of the same person, which began too long ago to prove anything. */
async function signInAgain({ person, request, ...rest }: Seat): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  const form = { csrfToken, email: person.email, password: person.password, json: 'true' };
  await request.post('/api/auth/callback/password', { form, maxRedirects: 0 });
  await ageSession({ person, request, ...rest }, OLD_MS);
}
