import type { Page } from '@playwright/test';
import { provenInForce, registerSource } from '../fixtures/evidence.ts';
import { registerAgent } from '../fixtures/pacts.ts';
import { expect, test } from '../fixtures/test.ts';
import { joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

/** What a test runner writes that has just run. */
const junit = () => `<?xml version="1.0"?>
<testsuites><testsuite name="citations" tests="3" failures="1" errors="0" skipped="0" timestamp="${new Date().toISOString()}">
<testcase classname="citations" name="cites" time="0.1"/>
<testcase classname="citations" name="quotes" time="0.1"/>
<testcase classname="citations" name="links" time="0.1"><failure message="a dead link">404</failure></testcase>
</testsuite></testsuites>`;

async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

async function makeCheckByHand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make a check' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Citation accuracy');
  await dialog.getByLabel('Key').fill('citation-accuracy');
  await choose(page, 'Owner', /./);
  await dialog.getByRole('radio', { name: 'on days at a time' }).click();
  await dialog.getByRole('button', { name: 'Make the check' }).click();
  await expect(page.getByText('citation-accuracy made')).toBeVisible();
}

async function registerSourceByHand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Register a source' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Trust desk');
  await dialog.getByLabel('Key', { exact: true }).fill('trust-desk');
  await choose(page, 'Owner', /./);
  await dialog.getByRole('button', { name: 'Register the source' }).click();
  await expect(page.getByText('trust-desk registered')).toBeVisible();
}

test('a promise is proved by hand and by a file, and a wrong result is corrected in sight of all', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Proof by hand');
  await registerAgent(owner, 'agent_reporter', 'Reporter');
  const page = await owner.context.newPage();
  await page.goto('/evidence');
  await expect(page.getByText('Nothing proves a promise yet')).toBeVisible();
  await makeCheckByHand(page);
  await registerSourceByHand(page);
  await provenInForce(owner, 'reports', ['agent_reporter'], ['citation-accuracy']);

  await page.reload();
  await expect(page.getByText('no result yet')).toBeVisible();
  await page.getByRole('link', { name: 'Add the first result' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Agent' })).toHaveValue('agent_reporter');
  await choose(page, 'Source', 'Trust desk');
  await dialog.getByRole('textbox', { name: 'Passed' }).fill('many');
  await dialog.getByRole('textbox', { name: 'Failed' }).fill('0');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Passed' })).toHaveAccessibleDescription(
    'must be a whole number',
  );
  await dialog.getByRole('textbox', { name: 'Passed' }).fill('50');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('A result of citation-accuracy is recorded')).toBeVisible();
  await expect(page.getByText(/left of 24 h/)).toBeVisible();
  await expect(page.getByText('1 of 1 proven now')).toBeVisible();

  await page.getByRole('button', { name: 'Import a file' }).click();
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'run.xml', mimeType: 'text/xml', buffer: Buffer.from(junit()) });
  await choose(page, 'Source', 'Trust desk');
  await dialog.getByRole('button', { name: 'Send the file' }).click();
  await expect(dialog.getByText('Recorded. This is what was counted:')).toBeVisible();
  await expect(dialog.getByText('2 of 3 passed')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('0 of 1 proven now')).toBeVisible();

  await page.getByRole('tab', { name: 'Results' }).click();
  await page
    .getByRole('row', { name: /2 of 3 passed/ })
    .getByRole('link')
    .click();
  const peek = page.getByRole('complementary', { name: 'Result' });
  await peek.getByRole('button', { name: 'Correct' }).click();
  await choose(page, 'Source', 'Trust desk');
  await dialog.getByRole('textbox', { name: 'Passed' }).fill('3');
  await dialog.getByRole('textbox', { name: 'Failed' }).fill('0');
  await dialog.getByRole('button', { name: 'Record the correction' }).click();
  await expect(page.getByText('citation-accuracy corrected')).toBeVisible();
  await expect(peek.getByText('Corrected by')).toBeVisible();
  await page.getByRole('tab', { name: 'Board' }).click();
  await expect(page.getByText('1 of 1 proven now')).toBeVisible();
});

test('who may not record evidence finds every way to it closed, with the reason', async ({ browser }) => {
  const { owner } = await makeWorkspace(browser, 'Only read');
  const auditor = await joinAs(browser, owner, 'auditor', 'Iris Mann');
  const page = await auditor.context.newPage();
  await page.goto('/evidence');
  for (const name of ['Add evidence', 'Import a file', 'Make a check', 'Register a source']) {
    const button = page.getByRole('button', { name }).first();
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(/Your role here, auditor, does not allow this/);
  }
  await page.goto('/evidence?add=result');
  await expect(page.getByRole('heading', { name: 'Evidence', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a builder registers a source that claims little, and is told who may let one claim more', async ({
  browser,
}) => {
  const { owner } = await makeWorkspace(browser, 'Sources');
  await registerSource(owner, 'strong', 'Strong');
  const builder = await joinAs(browser, owner, 'builder', 'Bea');
  const page = await builder.context.newPage();
  await page.goto('/evidence?tab=sources');
  await page.getByRole('button', { name: 'Edit strong' }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(/another owner or key, would make more count as proof\. Your role here/),
  ).toBeVisible();
  await expect(dialog.getByLabel('Public key')).not.toBeEditable();
  await dialog.getByLabel('Name').fill('Renamed');
  await dialog.getByRole('button', { name: 'Save the source' }).click();
  await expect(page.getByText('strong saved')).toBeVisible();

  await page.getByRole('button', { name: 'Register a source' }).first().click();
  await dialog.getByRole('combobox', { name: 'Highest method' }).click();
  await expect(page.getByRole('option', { name: 'independent' })).toBeDisabled();
  await expect(page.getByRole('option', { name: 'automated' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await registerSourceByHand(page);
});
