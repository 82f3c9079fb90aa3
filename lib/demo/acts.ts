import type { CheckKey, PersonKey } from '#lib/demo/cast.ts';
import { paymentsPact } from '#lib/demo/pact-payments.ts';
import { recordsPact, refundsPact, releasesPact } from '#lib/demo/pacts.ts';
import { invoice } from '#lib/demo/requests.ts';
import { buildOf, type DemoWorld } from '#lib/demo/world.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { grantOverride } from '#lib/operations/overrides/grant-override.ts';
import { requestOverride } from '#lib/operations/overrides/request-override.ts';
import { activateVersion } from '#lib/operations/pacts/activate-version.ts';
import { approveVersion } from '#lib/operations/pacts/approve-version.ts';
import { createPact } from '#lib/operations/pacts/create-pact.ts';
import { saveDraft } from '#lib/operations/pacts/save-draft.ts';
import { startDraft } from '#lib/operations/pacts/start-draft.ts';
import { startShadow } from '#lib/operations/pacts/start-shadow.ts';
import { submitDraft } from '#lib/operations/pacts/submit-draft.ts';
import { approveReview } from '#lib/operations/reviews/answer-review.ts';
import { liftStop } from '#lib/operations/stops/lift-stop.ts';
import { stop } from '#lib/operations/stops/stop.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Puts what people do in the thirty days on the timeline. */
export function planActs(world: DemoWorld): void {
  planPacts(world);
  planProof(world);
  planExceptions(world);
  planWaiting(world);
}

function planPacts(world: DemoWorld): void {
  const on = (day: number, hour: number, run: () => Promise<void>) =>
    world.timeline.add(world.at(day, hour), run);
  on(0, 5.2, () => putInForce(world, paymentsPact(1), 1, 'First version, as agreed with Finance.'));
  on(0, 5.4, () => putInForce(world, refundsPact(1), 1, ''));
  on(0, 5.6, () => putInForce(world, releasesPact(), 1, ''));
  on(0, 5.8, () => putInForce(world, recordsPact(1), 1, ''));
  on(9, 8.5, () =>
    putInForce(
      world,
      paymentsPact(2),
      2,
      'Half of what was held above 2,500 was approved unseen. Two people above 25,000.',
    ),
  );
  on(18, 9.25, () =>
    putInForce(world, paymentsPact(3), 3, 'Dollars, and no payment while screening is not proven.'),
  );
  world.timeline.add(world.until - 4.2 * DAY_MS, () => shadowRefunds(world));
  world.timeline.add(world.until - 26 * HOUR_MS, () =>
    submitNext(
      world,
      paymentsPact(4),
      3,
      'Nine of ten between 5,000 and 8,000 were approved within minutes.',
    ).then(() => undefined),
  );
  world.timeline.add(world.until - 7 * HOUR_MS, () =>
    draftNext(world, recordsPact(2), 1).then(() => undefined),
  );
}

async function draftNext(world: DemoWorld, body: PactContent, from: number): Promise<string> {
  const params = { pactKey: body.key };
  const scope = world.as('june');
  const { draft } = await world.did(startDraft(scope, { params, body: { from } }));
  const saved = await world.did(saveDraft(scope, { params, body, ifMatch: String(draft.etag) }));
  return String(saved.draft.etag);
}

type Version = { readonly number: number; readonly digest: string };

async function submitNext(
  world: DemoWorld,
  content: PactContent,
  from: number,
  note: string,
): Promise<Version> {
  const ifMatch = await draftNext(world, content, from);
  return submit(world, content.key, { ifMatch, note });
}

async function submit(
  world: DemoWorld,
  pactKey: string,
  { ifMatch, note }: { readonly ifMatch: string; readonly note: string },
): Promise<Version> {
  const { version } = await world.did(
    submitDraft(world.as('mara'), { params: { pactKey }, body: { note }, ifMatch }),
  );
  return version;
}

async function putInForce(
  world: DemoWorld,
  content: PactContent,
  number: number,
  note: string,
): Promise<void> {
  const { key } = content;
  if (number === 1) {
    const { draft } = await world.did(createPact(world.as('mara'), { body: content }));
    await approveAndActivate(world, key, await submit(world, key, { ifMatch: String(draft.etag), note }));
    return;
  }
  await approveAndActivate(world, key, await submitNext(world, content, number - 1, note));
}

async function approveAndActivate(world: DemoWorld, pactKey: string, version: Version): Promise<void> {
  const { number, digest } = version;
  const call = { params: { pactKey, number }, body: { digest } };
  const approver: PersonKey = pactKey === 'supplier-payments' ? 'priya' : 'ines';
  await world.moveTo(world.now + 90_000);
  await world.did(approveVersion(world.as(approver), call));
  await world.moveTo(world.now + 45_000);
  await world.did(activateVersion(world.as('mara'), call));
}

async function shadowRefunds(world: DemoWorld): Promise<void> {
  const { number } = await submitNext(
    world,
    refundsPact(2),
    1,
    'Shall the desk give back up to 250? Shadow first.',
  );
  const endsAt = new Date(world.until + 6 * DAY_MS).toISOString();
  const params = { pactKey: 'customer-refunds', number };
  await world.did(startShadow(world.as('mara'), { params, body: { endsAt } }));
}

function planProof(world: DemoWorld): void {
  const prove = (
    at: number,
    agent: Parameters<DemoWorld['prove']>[0],
    check: CheckKey,
    result: [number, number],
  ) => world.timeline.add(at, () => world.prove(agent, check, ...result));
  for (let day = 0; day <= world.days; day += 1) {
    const at = world.at(day, 5.9);
    if (at > world.until - HOUR_MS) continue;
    prove(at, 'agent_ops_payments', 'sanctions-screening', day % 7 === 3 ? [279, 1] : [280, 0]);
    // The drill of the day before yesterday's night lost orders, and nobody has run it again.
    if (at < world.until - 30 * HOUR_MS) prove(at + 60_000, 'agent_release', 'rollback-drill', [12, 0]);
  }
  prove(world.until - 29 * HOUR_MS, 'agent_release', 'rollback-drill', [11, 1]);
  prove(world.at(0, 5.95), 'agent_support_desk', 'refund-policy', [117, 3]);
  prove(world.at(9, 10), 'agent_support_desk', 'refund-policy', [118, 2]);
  // Ten days old thirty hours before the end: stale since then.
  prove(world.until - 10 * DAY_MS - 30 * HOUR_MS, 'agent_support_desk', 'refund-policy', [119, 1]);
  prove(world.at(3, 13), 'agent_support_desk', 'prompt-injection', [79, 1]);
  prove(world.at(20, 13), 'agent_support_desk', 'prompt-injection', [80, 0]);
}

function planExceptions(world: DemoWorld): void {
  const { timeline } = world;
  timeline.add(world.at(12, 13.2), async () => {
    const reason = 'Two payments to an account nobody knows';
    const body = { target: 'agent', targetId: 'agent_ops_payments', mode: 'freeze', reason } as const;
    const { id } = await world.did(stop(world.as('tomas'), { body }));
    const lift = {
      params: { stopId: id },
      body: { reason: 'Both were the landlord’s new account; Finance called back.' },
    };
    timeline.add(world.at(12, 14.6), () => world.did(liftStop(world.as('mara'), lift)).then(() => undefined));
  });
  timeline.add(world.at(15, 12), () =>
    exception(world, { clause: 'no-promises', lastsFor: 'PT8H', maxUses: 6, isGranted: true }),
  );
  timeline.add(world.until - 22 * HOUR_MS, () =>
    exception(world, { clause: 'knows-the-policy', lastsFor: 'P3D', maxUses: 60, isGranted: true }),
  );
  timeline.add(world.until - 2.4 * HOUR_MS, () =>
    exception(world, { clause: 'rollback-works', lastsFor: 'PT6H', maxUses: 1, isGranted: false }),
  );
}

const EXCEPTIONS = {
  'no-promises': {
    pact: 'customer-refunds',
    agent: 'agent_support_desk',
    action: 'tool:send-reply',
    by: 'tomas',
    reasonCode: 'customer_commitment',
    ticket: 'NT-2207',
    reason: 'The spring price list went out early; the desk may say what it says until tonight.',
  },
  'knows-the-policy': {
    pact: 'customer-refunds',
    agent: 'agent_support_desk',
    action: 'tool:refund',
    by: 'tomas',
    reasonCode: 'evidence_delayed',
    ticket: 'NT-2291',
    reason: 'The evaluation lab is down; the policy has not changed since it last passed.',
  },
  'rollback-works': {
    pact: 'releases',
    agent: 'agent_release',
    action: 'deploy:production',
    by: 'june',
    reasonCode: 'incident_response',
    ticket: 'NT-2298',
    reason: 'The checkout fix must go out today; the drill lost an order of a test shop, not of a customer.',
  },
} as const;

type Exception = {
  readonly clause: keyof typeof EXCEPTIONS;
  readonly lastsFor: string;
  readonly maxUses: number;
  readonly isGranted: boolean;
};

async function exception(world: DemoWorld, { clause, isGranted, ...terms }: Exception): Promise<void> {
  const { pact, agent, action, by, ...words } = EXCEPTIONS[clause];
  const target = { type: 'clause', pact, clause } as const;
  const body = { target, agents: [agent], actions: [action], ...words, ...terms };
  const asked = await world.did(requestOverride(world.as(by), { body }));
  if (!isGranted) return;
  await world.moveTo(world.now + 240_000);
  const params = { overrideId: asked.id };
  await world.did(grantOverride(world.as('mara'), { params, body: { text: 'Fine until then.' } }));
}

/** Two that wait at the end: one that has one of two approvals, and a small one. They stay open for days. */
function planWaiting(world: DemoWorld): void {
  const pay = (amount: number, number: number) => ({
    ...invoice(world.random, { action: 'tool:pay-invoice', amount, number }),
    buildDigest: buildOf('agent_ops_payments', 2),
  });
  const [large, small] = [pay(48_750, 9_481), pay(7_318.4, 9_502)];
  world.timeline.add(world.until - 96 * 60_000, async () => {
    const made = await world.ask('agent_ops_payments', large);
    const { review, record } = made;
    if (!review) return;
    const body = { requestDigest: record.facts.requestDigest, text: '' };
    world.timeline.add(world.now + 14 * 60_000, () =>
      world
        .did(approveReview(world.as('daniel'), { params: { reviewId: review.id }, body }))
        .then(() => undefined),
    );
  });
  world.timeline.add(world.until - 41 * 60_000, () =>
    world.ask('agent_ops_payments', small).then(() => undefined),
  );
}
