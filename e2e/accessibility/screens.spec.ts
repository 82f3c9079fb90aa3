import type { Page } from '@playwright/test';
import { call } from '../fixtures/api.ts';
import { expectNoFaults } from '../fixtures/faults.ts';
import { openStill } from '../fixtures/open-still.ts';
import { openBrowser } from '../fixtures/people.ts';
import { playScene, type Scene } from '../fixtures/scene.ts';
import { addressOf, screensIn } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';
import { admin, joinAs, makeWorkspace } from '../fixtures/workspaces.ts';

test.describe.configure({ mode: 'parallel' });

const ROOMS = ['(console)', '(auth)', 'docs'];
/** What stands for the changing parts of the documentation's addresses. */
const DOC_PARTS = { code: 'not_found', page: 'glossary', noun: 'stops' };
const TODAY = new Date().toISOString().slice(0, 10);
/** Parts of a screen that have an address of their own. */
const PARTS = [
  `/pacts/payments/versions/2?range=custom&from=${TODAY}&until=${TODAY}&ran=1`,
  '/pacts/payments/versions/2?changes=raw',
  '/pacts/payments/draft?try=probes&probed=1',
  '/decisions?peek=DECISION',
  '/decisions?from=soon',
  '/decisions/DECISION?again=payments&version=draft',
  '/evidence?tab=next',
  '/evidence?tab=results',
  '/evidence?tab=results&peek=EVIDENCE',
  '/evidence?tab=checks',
  '/evidence?tab=sources',
  '/pacts/payments?tab=answers',
  '/pacts/payments?tab=overrides',
  '/pacts/payments?tab=history',
];
/** What opens above a screen: the address and the button. */
const DIALOGS = [
  ['/', 'Stop'],
  ['/agents', 'Register an agent'],
  ['/actions', 'Declare an action'],
  ['/settings/keys', 'Make a key'],
  ['/settings/members', 'Invite a member'],
  ['/settings/teams', 'Add a team'],
  ['/decisions/[decisionId]', 'Ask for an override'],
  ['/evidence', 'Add evidence'],
  ['/evidence', 'Import a file'],
  ['/evidence?tab=checks', 'Make a check'],
  ['/evidence?tab=checks', 'Retire citation-accuracy'],
  ['/evidence?tab=sources', 'Register a source'],
  ['/pacts/payments/versions/2', 'Send back'],
  ['/pacts/payments/versions/2', 'End shadow'],
  ['/pacts/payments/draft', 'Discard draft'],
  ['/pacts/payments/draft', 'YAML'],
] as const;

let scene: Scene;
let page: Page;
let desk: Page;
let door: Page;
let tokens: Readonly<Record<string, string>>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(90_000);
  const { owner } = await makeWorkspace(browser, 'Northwind');
  const second = await joinAs(browser, owner, 'trust_lead', 'Dana Kim');
  scene = await playScene(owner, second);
  const email = `iris.${scene.reviewId}@example.com`;
  const { link } = await call<{ link: string }>(owner, 'POST', '/invitations', { email, role: 'auditor' });
  const { url } = await admin<{ url: string }>('reset-password', '--email', second.person.email);
  tokens = { invitation: lastPart(link), 'new-password': lastPart(url), 'set-up': 'ended' };
  desk = await owner.context.newPage();
  door = await (await openBrowser(browser, owner.url)).newPage();
});

function lastPart(address: string): string {
  return new URL(address).pathname.split('/').at(-1) ?? '';
}

for (const room of ROOMS) {
  for (const screen of screensIn(room)) {
    const shown = room === 'docs' ? `/docs${screen}`.replace(/\/$/, '') : screen;
    test(`${shown} has no accessibility fault, light or dark, wide or narrow, and never scrolls sideways`, async () => {
      page = room === '(auth)' ? door : desk;
      const token = tokens[shown.split('/')[1] ?? ''] ?? '';
      await openStill(page, addressOf(shown, { ...scene, token, ...DOC_PARTS }));
      await expect(page.getByRole('main')).toBeVisible();
      await expectNoFaults(page);
      for (const width of [390, 360]) {
        await page.setViewportSize({ width, height: 780 });
        expect.soft(await overflow(), `${shown} scrolls sideways at ${width} px`).toBe(0);
      }
    });
  }
}

for (const address of PARTS) {
  test(`${address} has no accessibility fault, light or dark, wide or narrow`, async () => {
    page = desk;
    const shown = address.replace('EVIDENCE', scene.evidenceId).replace('DECISION', scene.decisionId);
    await openStill(page, shown);
    await expect(page.getByRole('main')).toBeVisible();
    await expectNoFaults(page);
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 780 });
      expect.soft(await overflow(), `${address} scrolls sideways at ${width} px`).toBe(0);
    }
  });
}

for (const [address, button] of DIALOGS) {
  test(`${button} on ${address} opens a dialog without an accessibility fault`, async () => {
    page = desk;
    await openStill(page, addressOf(address, scene));
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
    await expectNoFaults(page);
  });
}

/** By how many pixels the page is wider than the window. */
function overflow(): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
