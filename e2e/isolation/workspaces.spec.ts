import type { APIResponse } from '@playwright/test';
import { ALL_CONTRACTS } from '#lib/contracts/all-contracts.ts';
import type { Contract } from '#lib/contracts/define-contract.ts';
import { type Caller, call, send } from '../fixtures/api.ts';
import { makeKey, registerAgent } from '../fixtures/pacts.ts';
import type { Seat } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { makeWorkspace } from '../fixtures/workspaces.ts';
import { BODIES, NAMING, WITH_IF_MATCH } from './cases.ts';
import { fill, MARK, type Theirs } from './theirs.ts';

const needsCaller = ALL_CONTRACTS.filter(({ permission }) => permission !== 'public');
const aboutOne = needsCaller.filter(({ path }) => path.includes('{'));
const aboutAll = needsCaller.filter(({ path }) => !path.includes('{'));
const lists = aboutAll.filter(({ method }) => method === 'GET');

/** What nobody has, of the same shape as what the other workspace has. */
const ABSENT: Theirs = {
  ...{ agentId: 'agt_00000000000000000000000000', keyId: 'key_00000000000000000000000000' },
  ...{ decisionId: 'dec_00000000000000000000000000', reviewId: 'rev_00000000000000000000000000' },
  ...{ personId: 'per_00000000000000000000000000', invitationId: 'inv_00000000000000000000000000' },
  ...{ stopId: 'stp_00000000000000000000000000', webhookId: 'whk_00000000000000000000000000' },
  ...{ deliveryId: 'dlv_00000000000000000000000000', teamKey: 'absent-team', pactKey: 'absent' },
  ...{ actionName: 'tool:absent', number: '1', evidenceId: 'evd_00000000000000000000000000' },
  ...{ checkKey: 'no-check', sourceKey: 'no-source', noticeId: 'ntc_00000000000000000000000000' },
  ...{ overrideId: 'ovr_00000000000000000000000000', passkeyId: 'AAAA' },
};

let theirOwner: Seat;
let theirs: Theirs;
let eventsBefore: readonly unknown[];
let callers: Readonly<Record<'owner' | 'key', Caller>>;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(90_000);
  theirOwner = (await makeWorkspace(browser, `${MARK} workspace`)).owner;
  theirs = await fill(theirOwner, `${MARK}-invited-${process.pid}@example.com`);
  eventsBefore = await eventsOf(theirOwner);
  const { owner } = await makeWorkspace(browser, 'Beside it');
  await registerAgent(owner, 'mine');
  const named = { key: 'mine', name: 'Mine', owner: 'first-team' };
  await call(owner, 'POST', '/checks', { ...named, dimension: 'safety' });
  await call(owner, 'POST', '/sources', { ...named, highestMethod: 'automated' });
  callers = { owner, key: { ...owner, key: await makeKey(owner, ['admin', 'decide']) } };
});

test('everything of the other workspace that is asked for is there, by its own owner', async () => {
  for (const contract of aboutOne.filter(({ method }) => method === 'GET')) {
    const answer = await ask(theirOwner, contract, theirs);
    expect.soft(answer.status(), contract.name).toBe(200);
  }
});

test('every operation without an id in its path says what a request to it can name', () => {
  const writes = aboutAll.filter(({ method }) => method !== 'GET').map(({ name }) => name);
  expect(Object.keys(NAMING)).toEqual(expect.arrayContaining(writes));
});

for (const contract of aboutOne) {
  test(`${contract.name} answers for what another workspace has as for what nobody has`, async () => {
    const statuses: number[] = [];
    for (const caller of Object.values(callers)) {
      const [met, none] = await Promise.all([ask(caller, contract, theirs), ask(caller, contract, ABSENT)]);
      expect(await seen(met, theirs)).toEqual(await seen(none, ABSENT));
      statuses.push(met.status());
    }
    expect(statuses, 'at least one of the callers may do this, and is told that nothing is there').toContain(
      404,
    );
    expect(statuses.filter((status) => status < 400)).toEqual([]);
  });
}

for (const contract of lists) {
  test(`${contract.name} shows nothing of another workspace`, async () => {
    for (const caller of Object.values(callers)) {
      const text = await (await ask(caller, contract, ABSENT)).text();
      expect(text).not.toContain(MARK);
      for (const id of idsOf(theirs)) expect(text).not.toContain(id);
    }
  });
}

for (const contract of aboutAll) {
  for (const [number, naming] of (NAMING[contract.name] ?? []).entries()) {
    test(`${contract.name} takes what another workspace has for what nobody has (${number + 1})`, async () => {
      for (const caller of Object.values(callers)) {
        const [met, none] = await Promise.all(
          [theirs, ABSENT].map(async (named) => {
            const query = naming.query ? `?${naming.query(named)}` : '';
            const answer = await send(caller, contract.method, contract.path + query, naming.body?.(named));
            return seen(answer, named);
          }),
        );
        expect(met).toEqual(none);
        expect(met?.text).not.toContain(MARK);
      }
    });
  }
}

test('after all that, nothing of the other workspace has changed and nothing was recorded in it', async () => {
  expect(await eventsOf(theirOwner)).toEqual(eventsBefore);
  for (const contract of aboutOne.filter(({ method }) => method === 'GET')) {
    expect.soft((await ask(theirOwner, contract, theirs)).status(), contract.name).toBe(200);
  }
  const review = await call<{ status: string }>(theirOwner, 'GET', `/reviews/${theirs.reviewId}`);
  expect(review.status).toBe('pending');
});

/** Everything that was recorded to have happened in a workspace. */
async function eventsOf(owner: Seat): Promise<readonly unknown[]> {
  const { items, next } = await call<{ items: unknown[]; next: string | null }>(
    owner,
    'GET',
    '/audit?limit=200',
  );
  expect(items.length).toBeGreaterThan(0);
  expect(next).toBeNull();
  return items;
}

/** Sends the request that the contract describes, about these things. */
function ask(caller: Caller, contract: Contract, named: Theirs): Promise<APIResponse> {
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(named[name] ?? ''),
  );
  const body = contract.method === 'GET' ? undefined : BODIES[contract.name]?.(named);
  const ifMatch = WITH_IF_MATCH.includes(contract.name) ? '"1"' : undefined;
  return send(caller, contract.method, path, body, ifMatch);
}

type Seen = { readonly status: number; readonly text: string };

/** What a caller is told, without what differs from one request to the next and without what they said themselves. */
async function seen(answer: APIResponse, named: Theirs): Promise<Seen> {
  let text = await answer.text();
  for (const [name, value] of Object.entries(named)) {
    if (value.length > 2) text = text.replaceAll(value, `<${name}>`);
  }
  text = text
    .replace(/\b(?:req|dec|rev|key|ovr)_[0-9a-z]{26}\b/gi, '<id>')
    .replace(/sha256:[0-9a-f]{64}/g, '<digest>')
    .replace(/csk_\w+/g, '<key>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/"revision":\d+/g, '"revision":0');
  return { status: answer.status(), text };
}

function idsOf(named: Theirs): string[] {
  return Object.values(named).filter((value) => value.length > 2);
}
