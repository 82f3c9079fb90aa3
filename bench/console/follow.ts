import { chromium, type Page } from '@playwright/test';
import { call } from '../../e2e/fixtures/api.ts';
import { OWNER } from '../../e2e/fixtures/owner.ts';
import { paymentsInForce } from '../../e2e/fixtures/pacts.ts';
import { type Seat, sitDown } from '../../e2e/fixtures/people.ts';
import { startProduct } from '../../e2e/fixtures/product.ts';
import { findBrowser } from '../../scripts/bootstrap/browser.mjs';

// node bench/console/follow.ts: how long after a held action is answered to its agent it stands in an open queue, and how
// long after an answer is recorded every open copy of the review says so. Needs a production build.

const ROUNDS = 30;
const BUDGET_MS = 1_000;
const AGENT = 'agent_ops_payments';

type Held = {
  readonly review: { readonly id: string; readonly requestDigest?: string };
  readonly requestDigest: string;
};

async function round(owner: Seat, key: string, queue: Page, copy: Page, number: number) {
  const context = { amount: 25_000 + number, currency: 'EUR' };
  const asked = { agentId: AGENT, action: 'tool:wire-transfer', context };
  const held = await call<Held>({ ...owner, key }, 'POST', '/decisions', asked);
  const heldAt = performance.now();
  await queue.waitForFunction((id) => document.querySelector(`a[href^="/reviews/${id}"]`), held.review.id);
  const visibleMs = performance.now() - heldAt;
  await copy.goto(`${owner.url}/reviews/${held.review.id}`);
  await copy.getByRole('button', { name: 'Approve this request' }).waitFor();
  const body = { requestDigest: held.requestDigest, text: 'Not now' };
  await call(owner, 'POST', `/reviews/${held.review.id}/deny`, body);
  const answeredAt = performance.now();
  await copy.waitForFunction(() =>
    document.querySelector('main [role="status"]')?.textContent?.includes('denied'),
  );
  return { visibleMs, agreedMs: performance.now() - answeredAt };
}

function spread(name: string, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms of ${values.length}`);
  return at(0.95);
}

const product = await startProduct({
  COUNTERSIGN_OWNER_EMAIL: OWNER.email,
  COUNTERSIGN_OWNER_PASSWORD: OWNER.password,
});
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args });
try {
  const owner = await sitDown(browser, product.url, { name: 'olive.archer', ...OWNER });
  const key = await paymentsInForce(owner, AGENT);
  const [queue, copy] = [await owner.context.newPage(), await owner.context.newPage()];
  await queue.goto(`${product.url}/reviews`);
  const rounds: Awaited<ReturnType<typeof round>>[] = [];
  for (let number = 0; number < ROUNDS; number += 1)
    rounds.push(await round(owner, key, queue, copy, number));
  const visible = spread(
    'held → in an open queue',
    rounds.map(({ visibleMs }) => visibleMs),
  );
  const agreed = spread(
    'answered → on the other copy',
    rounds.map(({ agreedMs }) => agreedMs),
  );
  if (Math.max(visible, agreed) > BUDGET_MS) process.exitCode = 1;
} finally {
  await browser.close();
  await product.stop();
}
