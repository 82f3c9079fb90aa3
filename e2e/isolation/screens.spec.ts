import type { Page } from '@playwright/test';
import { openStill } from '../fixtures/open-still.ts';
import type { Seat } from '../fixtures/people.ts';
import { addressOf, screensIn } from '../fixtures/screens.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';
import { fill, MARK, type Theirs } from './theirs.ts';

const screens = screensIn('(console)');
const ABSENT = { id: '00000000000000000000000000', name: 'absent' };

let theirs: Theirs;
let theirOwner: Seat;
let page: Page;
let theirPage: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(90_000);
  theirOwner = (await makeWorkspace(browser, `${MARK} workspace`)).owner;
  theirs = await fill(theirOwner, `${MARK}-screens-${process.pid}@example.com`);
  page = await (await makeWorkspace(browser, 'Beside it')).owner.context.newPage();
  theirPage = await theirOwner.context.newPage();
});

/** What the screens' parameters name in the other workspace. */
function values(): Record<string, string> {
  const { agentId = '', pactKey = '', number = '', decisionId = '', reviewId = '' } = theirs;
  const { overrideId = '', evidenceId = '' } = theirs;
  return { agentKey: agentId, key: pactKey, number, decisionId, reviewId, overrideId, evidenceId };
}

for (const screen of screens.filter((address) => address.includes('['))) {
  test(`${screen} opened with what another workspace has shows that nothing is here`, async () => {
    const absent = Object.fromEntries(
      Object.entries(values()).map(([name, value]) => {
        const [prefix] = value.split('_');
        return [
          name,
          name === 'number' ? value : value.includes('_') ? `${prefix}_${ABSENT.id}` : ABSENT.name,
        ];
      }),
    );
    await theirPage.goto(addressOf(screen, values()));
    await expect(theirPage.getByRole('main')).not.toContainText(/Nothing is (here|there)/);
    const met = await read(addressOf(screen, values()), values());
    const none = await read(addressOf(screen, absent), absent);
    expect(met).toEqual(none);
    expect(met).toMatch(/Nothing is (here|there)|not found|has no draft/i);
    expect(met).not.toContain(MARK);
  });
}

for (const screen of screens.filter((address) => !address.includes('['))) {
  test(`${screen} shows nothing of another workspace`, async () => {
    const text = await read(screen, {});
    expect(text).not.toContain(MARK);
    for (const id of Object.values(theirs)) if (id.length > 2) expect(text).not.toContain(id);
  });
}

/** What a screen says once it has read everything, without what was in its address and what differs from one reading to the next. */
async function read(address: string, said: Readonly<Record<string, string>>): Promise<string> {
  await openStill(page, address);
  let text = (await page.getByRole('main').textContent()) ?? '';
  for (const [name, value] of Object.entries(said)) {
    if (value.length > 2) text = text.replaceAll(value, `<${name}>`);
  }
  return text.replace(/req_\w{26}/g, '<request>');
}
