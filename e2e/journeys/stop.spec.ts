import { call } from '../fixtures/api.ts';
import { makeKey, registerAgent } from '../fixtures/pacts.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';

type Answer = { readonly allowed: boolean; readonly summary: string };

test('once a freeze says recorded nothing is allowed, until it is lifted with a reason', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Stopping');
  await registerAgent(owner, 'agent_reader');
  await call(owner, 'POST', '/actions', { name: 'tool:read-balance', tier: 'low' });
  const machine = { ...owner, key: await makeKey(owner) };
  const ask = () =>
    call<Answer>(machine, 'POST', '/decisions', { agentId: 'agent_reader', action: 'tool:read-balance' });
  expect((await ask()).allowed).toBe(true);

  const page = await owner.context.newPage();
  await page.goto('/pacts');
  await page.getByRole('banner').getByRole('button', { name: 'Stop', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Every request of 1 agent is blocked')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Balances look wrong');
  await dialog.getByRole('button', { name: 'Freeze Stopping' }).click();
  await expect(page.getByText('Stopping is frozen').first()).toBeVisible();
  const stopped = await ask();
  expect(stopped.allowed).toBe(false);
  expect(stopped.summary).toMatch(/frozen|stop/i);

  for (const path of ['/', '/decisions', '/settings/members']) {
    await page.goto(path);
    await expect(page.locator('[data-frozen]').getByText('Balances look wrong')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Lift…' }).click();
  await dialog.getByRole('button', { name: 'Lift the freeze of Stopping' }).click();
  await expect(dialog.getByText('Lifting wants a reason.')).toBeVisible();
  expect((await ask()).allowed).toBe(false);
  await dialog.getByLabel('Why it is safe again').fill('The feed was late, not wrong');
  await dialog.getByRole('button', { name: 'Lift the freeze of Stopping' }).click();
  await expect(page.getByText('Stopping runs again')).toBeVisible();
  await expect(page.locator('[data-frozen]')).toHaveCount(0);
  await expect.poll(async () => (await ask()).allowed).toBe(true);
});

test('a kill wants the name typed and cannot be lifted', async ({ browser }) => {
  const { owner } = await makeWorkspace(browser, 'Killing');
  await registerAgent(owner, 'agent_gone');
  const page = await owner.context.newPage();
  await page.goto('/agents/agent_gone');
  await page.getByRole('button', { name: 'Freeze this agent' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Kill/ }).click();
  await dialog.getByLabel('Reason').fill('Its keys leaked');
  await dialog.getByRole('button', { name: /^Kill .* for good$/ }).click();
  await expect(dialog.getByText(/to the letter/)).toBeVisible();
  const label = (await dialog.getByText(/^Type .* to kill it$/).textContent()) ?? '';
  await dialog.getByLabel(label).fill(/^Type (.*) to kill it$/.exec(label)?.[1] ?? '');
  await dialog.getByRole('button', { name: /^Kill .* for good$/ }).click();
  await expect(page.getByText(/is killed/).first()).toBeVisible();
  const { items } = await call<{ items: { id: string }[] }>(owner, 'GET', '/stop');
  await expect(
    call(owner, 'POST', `/stop/${items[0]?.id}/lift`, { reason: 'It was a mistake' }),
  ).rejects.toThrow('stop_final');
});
