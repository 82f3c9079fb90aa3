import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { openStill } from '../e2e/fixtures/open-still.ts';
import { OWNER } from '../e2e/fixtures/owner.ts';
import { type Seat, sitDown } from '../e2e/fixtures/people.ts';
import { type RunningProduct, startProduct } from '../e2e/fixtures/product.ts';
import { playScene } from '../e2e/fixtures/scene.ts';
import { addressOf } from '../e2e/fixtures/screens.ts';
import { joinAs } from '../e2e/fixtures/workspaces.ts';
import { findBrowser } from './bootstrap/browser.mjs';

// node scripts/take-pictures.ts [folder] [name …]: a product of its own, a workspace at work, a picture of each screen,
// light, dark and on a phone. Needs a production build: npm start makes one.

/** The screens there are pictures of, by the picture's name. */
const SCREENS: Readonly<Record<string, string>> = {
  now: '/',
  reviews: '/reviews',
  review: '/reviews/[reviewId]',
  overrides: '/overrides',
  override: '/overrides/[overrideId]',
  decisions: '/decisions',
  'decision-peek': '/decisions?peek=[decisionId]',
  decision: '/decisions/[decisionId]',
  pacts: '/pacts',
  pact: '/pacts/[key]',
  'pact-answers': '/pacts/[key]?tab=answers',
  'pact-overrides': '/pacts/[key]?tab=overrides',
  'pact-history': '/pacts/[key]?tab=history',
  'pact-draft': '/pacts/[key]/draft',
  'pact-version': '/pacts/[key]/versions/[number]',
  'pact-new': '/pacts/new',
  agents: '/agents',
  agent: '/agents/[agentKey]',
  actions: '/actions',
  access: '/access?row=[agentKey]&column=tool:wire-transfer',
  notices: '/notices',
  evidence: '/evidence',
  'evidence-next': '/evidence?tab=next',
  'evidence-results': '/evidence?tab=results&peek=[evidenceId]',
  'evidence-checks': '/evidence?tab=checks',
  'evidence-sources': '/evidence?tab=sources',
  'evidence-one': '/evidence/[evidenceId]',
  members: '/settings/members',
  teams: '/settings/teams',
  keys: '/settings/keys',
  webhooks: '/settings/webhooks',
  posture: '/settings/posture',
  workspace: '/settings/workspace',
  account: '/settings/account',
};

const LOOKS = {
  light: { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
} as const;

const [folder = 'docs/pictures', ...names] = process.argv.slice(2);

async function main(): Promise<void> {
  const owner = { name: 'Olive Archer', ...OWNER };
  const env = {
    COUNTERSIGN_OWNER_EMAIL: owner.email,
    COUNTERSIGN_OWNER_PASSWORD: owner.password,
    COUNTERSIGN_ALLOW_PRIVATE_WEBHOOKS: '1',
  };
  const product = await startProduct(env);
  const executablePath = findBrowser() ?? undefined;
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await photograph(browser, product, await sitDown(browser, product.url, owner));
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function photograph(browser: Browser, product: RunningProduct, owner: Seat): Promise<void> {
  const scene = await playScene(
    owner,
    await joinAs(browser, owner, 'trust_lead', 'Dana Kim', 'dana.kim@example.com'),
  );
  mkdirSync(folder, { recursive: true });
  const storageState = await owner.context.storageState();
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await browser.newContext({ baseURL: product.url, storageState, ...options });
    const page = await context.newPage();
    for (const [name, screen] of wanted()) {
      await openStill(page, addressOf(screen, scene));
      const path = join(folder, `${name}-${look}.png`);
      await page.screenshot({ path, fullPage: look === 'phone', animations: 'disabled' });
      process.stdout.write(`${path}\n`);
    }
    await context.close();
  }
}

function wanted(): [string, string][] {
  return Object.entries(SCREENS).filter(([name]) => names.length === 0 || names.includes(name));
}

await main();
