import { call } from '../fixtures/api.ts';
import { makeCheck, provenInForce, recordResult, registerSource } from '../fixtures/evidence.ts';
import { makeKey, registerAgent } from '../fixtures/pacts.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';

type Answer = { readonly id: string; readonly effect: string; readonly summary: string };

const AGENT = 'agent_reporter';
const CHECK = 'citation-accuracy';
/** The clause's window is a day; this is how much of it the first result has left: enough to ask once, on a slow machine too. */
const LEFT_S = 15;

test('proof that passes its window changes the next decision by itself, says what restores it, and new proof does', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Proof grows old');
  await registerAgent(owner, AGENT, 'Reporter');
  await makeCheck(owner, CHECK, 'Citation accuracy');
  await registerSource(owner, 'nightly', 'Nightly run');
  await provenInForce(owner, 'reports', [AGENT], [CHECK]);
  const machine = { ...owner, key: await makeKey(owner) };
  const ask = () =>
    call<Answer>(machine, 'POST', '/decisions', { agentId: AGENT, action: 'tool:publish-report' });
  const effectNow = async () => (await ask()).effect;

  expect(await effectNow()).toBe('block');
  await recordResult(owner, { agent: AGENT, check: CHECK, source: 'nightly' }, 50, 0, 24 - LEFT_S / 3600);
  await expect.poll(effectNow, { timeout: 10_000, intervals: [200] }).toBe('allow');
  await expect.poll(effectNow, { timeout: 40_000, intervals: [1000] }).toBe('review');

  const held = await ask();
  expect(held.summary).toContain('Reports go out only while citation-accuracy has passed within the day');
  const page = await owner.context.newPage();
  await page.goto(`/decisions/${held.id}`);
  await expect(
    page.getByText(/Run citation-accuracy; the last pass is .* old, window 1 d\./).first(),
  ).toBeVisible();
  await expect(page.getByText('First team').first()).toBeVisible();

  await page.goto('/evidence');
  await expect(page.getByText(/old, window/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Add evidence' }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, option] of [
    ['Agent', /agent_reporter/],
    ['Check', /citation-accuracy|Citation accuracy/],
    ['Source', /Nightly run/],
  ] as const) {
    await dialog.getByLabel(label, { exact: true }).click();
    await page.getByRole('option', { name: option }).click();
  }
  await dialog.getByRole('textbox', { name: 'Passed' }).fill('48');
  await dialog.getByRole('textbox', { name: 'Failed' }).fill('0');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('A result of citation-accuracy is recorded')).toBeVisible();
  await expect.poll(effectNow, { timeout: 10_000, intervals: [200] }).toBe('allow');
});
