import { beforeAll, describe, expect, it } from 'vitest';
import * as teams from '#app/api/v1/teams/route.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { read } from '#lib/store/transaction.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let cookie: string;
beforeAll(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(here.owner);
});

function make(key: string, body: object): Promise<Response> {
  return ask(teams.POST, {
    method: 'POST',
    path: '/api/v1/teams',
    cookie,
    body,
    headers: { 'idempotency-key': key },
  });
}

/** A request that claimed its key so long ago and has not ended. */
async function leaveInFlight(key: string, body: object, ageMs: number): Promise<void> {
  const requestHash = sha256(`POST /api/v1/teams ${canonicalJson(body)}`);
  const principal = here.owner.principal.personId;
  const createdAt = new Date(Date.now() - ageMs);
  await read(here.scope, ({ db }) =>
    db.idempotencyKey.create({
      data: { workspaceId: here.workspaceId, principal, key, requestHash, createdAt },
    }),
  );
}

describe('an idempotency key', () => {
  it('gives the same answer to the same request and makes one thing', async () => {
    const body = { key: 'payments', name: 'Payments' };
    const first = await make('a', body);
    const second = await make('a', body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await second.json()).toEqual(await first.json());
  });

  it('is refused for another body', async () => {
    await make('b', { key: 'sales', name: 'Sales' });
    const answer = await make('b', { key: 'sales', name: 'Selling' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'idempotency_reused' });
  });

  it('is free again after a request that failed', async () => {
    await make('c', { key: 'legal', name: 'Legal' });
    expect((await make('d', { key: 'legal', name: 'Law' })).status).toBe(409);
    expect((await make('d', { key: 'law', name: 'Law' })).status).toBe(201);
  });

  it('is in flight while its first request runs, and taken over once by the same one when that has died', async () => {
    const body = { key: 'risk', name: 'Risk' };
    await leaveInFlight('e', body, 1000);
    const waiting = await make('e', body);
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([409, null]);
    expect(await waiting.json()).toMatchObject({ code: 'idempotency_in_flight' });

    const other = { key: 'fraud', name: 'Fraud' };
    await leaveInFlight('f', other, 120_000);
    expect((await make('f', { key: 'fraud', name: 'Cheats' })).status).toBe(422);
    const answers = await Promise.all([1, 2, 3, 4].map(() => make('f', other)));
    const made = answers.filter(
      ({ status, headers }) => status === 201 && !headers.has('idempotency-replayed'),
    );
    expect(made).toHaveLength(1);
  });
});
