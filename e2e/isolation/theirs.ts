import { expect } from '@playwright/test';
import { makeAuthenticator } from '#lib/testing/authenticator.ts';
import { call } from '../fixtures/api.ts';
import { activatePact, makeKey, paymentsInForce, paymentsPact, submitPact } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';

/** In every name and key of the other workspace. */
export const MARK = 'zebra';

/** What the other workspace has, by the name of the path's parameter that says it. */
export type Theirs = Readonly<Record<string, string>>;

type WithId = { readonly id: string };
type Page = { readonly items: readonly (WithId & { readonly personId: string })[] };

/** Fills a workspace with one of everything that has an id, all of it marked. */
export async function fill(owner: Seat, secondPersonEmail: string): Promise<Theirs> {
  const agentKey = `${MARK}_agent`;
  const key = await paymentsInForce(owner, agentKey);
  const people = await fillPeople(owner, secondPersonEmail);
  const pactKey = await fillPacts(owner, agentKey);
  const machine = { ...owner, key };
  const asked = {
    agentId: agentKey,
    action: 'tool:wire-transfer',
    context: { amount: 9_000, currency: 'EUR' },
  };
  const held = await call<WithId & { review: WithId }>(machine, 'POST', '/decisions', asked);
  const name = `tool:${MARK}`;
  await call(owner, 'POST', '/actions', { name, tier: 'low', description: `${MARK} action` });
  const { items: agents } = await call<Page>(owner, 'GET', '/agents');
  const freeze = { target: 'action', targetId: 'tool:pay-invoice', mode: 'freeze', reason: MARK };
  const { id: stopId } = await call<WithId>(owner, 'POST', '/stop', freeze);
  const exception = {
    ...{ target: { type: 'posture', tier: 'high' }, agents: [agentKey], actions: [name] },
    ...{ reasonCode: 'other', reason: `${MARK} exception` },
  };
  const { id: overrideId } = await call<WithId>(owner, 'POST', '/overrides', exception);
  const deliveryId = await firstOf(owner, '/deliveries');
  const noticeId = await firstOf(owner, '/notices');
  const proof = await fillProof(owner, agentKey, people.teamKey);
  const passkeyId = await addPasskey(owner);
  return {
    ...{ ...people, passkeyId, ...proof, deliveryId, noticeId },
    ...{ pactKey, number: '1', actionName: name, agentId: agents[0]?.id ?? '' },
    ...{ decisionId: held.id, reviewId: held.review.id, stopId, overrideId },
  };
}

/** A version in force, and the draft of the next. */
async function fillPacts(owner: Seat, agentKey: string): Promise<string> {
  const content = { ...(await paymentsPact(owner, agentKey)), key: MARK, name: `${MARK} pact` };
  await activatePact(owner, MARK, await submitPact(owner, content));
  await call(owner, 'POST', `/pacts/${MARK}/draft`, { from: 1 });
  return MARK;
}

async function fillProof(owner: Seat, agent: string, team: string) {
  const [checkKey, sourceKey] = [`${MARK}-check`, `${MARK}-source`];
  const named = { name: `${MARK} proof`, owner: team };
  await call(owner, 'POST', '/checks', { ...named, key: checkKey, dimension: 'safety' });
  await call(owner, 'POST', '/sources', { ...named, key: sourceKey, highestMethod: 'automated' });
  const { id: evidenceId } = await call<WithId>(owner, 'POST', '/evidence', {
    ...{ agent, check: checkKey, source: sourceKey, method: 'automated' },
    ...{ result: { passed: 1, failed: 0 }, observedAt: new Date().toISOString() },
  });
  return { checkKey, sourceKey, evidenceId };
}

/** A passkey of the owner's, made by a device that is only a key pair. */
async function addPasskey(owner: Seat): Promise<string> {
  const { challenge } = await call<{ challenge: string }>(owner, 'POST', '/me/passkeys/options', {});
  const passkey = makeAuthenticator().make({ challenge, origin: owner.url });
  return (await call<WithId>(owner, 'POST', '/me/passkeys', { name: `${MARK} passkey`, passkey })).id;
}

async function fillPeople(owner: Seat, email: string) {
  await makeKey(owner, ['read'], `${MARK} key`);
  const { items: keys } = await call<Page>(owner, 'GET', '/keys');
  const { items: members } = await call<Page>(owner, 'GET', '/members');
  const team = { key: `${MARK}-team`, name: `${MARK} team` };
  await call(owner, 'POST', '/teams', team);
  const invitation = await call<WithId>(owner, 'POST', '/invitations', { email, role: 'auditor' });
  const webhook = { url: `https://127.0.0.1:9/${MARK}`, topics: ['review.opened'] };
  const { id: webhookId } = await call<WithId>(owner, 'POST', '/webhooks', webhook);
  return {
    ...{ keyId: keys[0]?.id ?? '', personId: members[0]?.personId ?? '', teamKey: team.key },
    ...{ invitationId: invitation.id, webhookId },
  };
}

/** The worker tells of what happened some time later: the first that is in the list then. */
async function firstOf(owner: Seat, list: string): Promise<string> {
  const items = () => call<Page>(owner, 'GET', list).then((page) => page.items);
  await expect.poll(async () => (await items()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  return (await items())[0]?.id ?? '';
}
