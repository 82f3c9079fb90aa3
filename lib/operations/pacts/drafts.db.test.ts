import { beforeAll, describe, expect, it } from 'vitest';
import * as draftRoute from '#app/api/v1/pacts/[pactKey]/draft/route.ts';
import * as submitRoute from '#app/api/v1/pacts/[pactKey]/draft/submit/route.ts';
import * as lintRoute from '#app/api/v1/pacts/[pactKey]/lint/route.ts';
import * as pactRoute from '#app/api/v1/pacts/[pactKey]/route.ts';
import * as pactsRoute from '#app/api/v1/pacts/route.ts';
import { createPact } from '#lib/operations/pacts/create-pact.ts';
import { discardDraft } from '#lib/operations/pacts/discard-draft.ts';
import { saveDraft } from '#lib/operations/pacts/save-draft.ts';
import { startDraft } from '#lib/operations/pacts/start-draft.ts';
import { refusalOf, submitNew, textOf } from '#lib/testing/pact-life.ts';
import { clauseOf } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let cookie: string;

beforeAll(async () => {
  here = await seedWorkspace();
  cookie = await sessionCookie(here.owner);
});

describe('a draft', () => {
  it('is saved over the text that was read, and over no other', async () => {
    const body = textOf('etags');
    const { value } = await createPact(here.scope, { body });
    const params = { pactKey: 'etags' };
    const ifMatch = String(value.draft.etag);
    const saves = [1, 2, 3, 4].map((n) =>
      saveDraft(here.scope, { params, body: { ...body, purpose: `Writer ${n}` }, ifMatch }).then(
        () => 'saved',
        (error: { code: string }) => error.code,
      ),
    );
    expect((await Promise.all(saves)).sort()).toEqual([
      'draft_changed',
      'draft_changed',
      'draft_changed',
      'saved',
    ]);
    expect(await refusalOf(saveDraft(here.scope, { params, body, ifMatch: null }))).toBe(
      'precondition_required',
    );
    expect(await refusalOf(discardDraft(here.scope, { params, ifMatch }))).toBe('draft_changed');
  });

  it('answers with the etag the next save must name', async () => {
    await createPact(here.scope, { body: textOf('headers') });
    const params = { pactKey: 'headers' };
    const read = await ask(draftRoute.GET, { params, cookie });
    const etag = read.headers.get('etag') ?? '';
    const put = (ifMatch: string) =>
      ask(draftRoute.PUT, {
        method: 'PUT',
        params,
        cookie,
        body: textOf('headers'),
        headers: { 'if-match': ifMatch },
      });
    expect(etag).toBe('"1"');
    const saved = await put(etag);
    expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await put(etag)).status).toBe(412);
  });

  it('is one a pact, keeps its key, and is gone once discarded', async () => {
    const version = await submitNew(here.scope, textOf('one'));
    const params = { pactKey: 'one' };
    const { value } = await startDraft(here.scope, { params, body: { from: version.number } });
    const ifMatch = String(value.draft.etag);
    expect(await refusalOf(startDraft(here.scope, { params, body: { from: 1 } }))).toBe('draft_exists');
    expect(await refusalOf(startDraft(here.scope, { params, body: { from: 9 } }))).toBe('not_found');
    const renamed = textOf('another');
    expect(await refusalOf(saveDraft(here.scope, { params, body: renamed, ifMatch }))).toBe(
      'invalid_request',
    );
    await discardDraft(here.scope, { params, ifMatch });
    expect(await refusalOf(discardDraft(here.scope, { params, ifMatch }))).toBe('draft_missing');
  });

  it('cannot take the key of another pact', async () => {
    await createPact(here.scope, { body: textOf('taken') });
    const answer = await ask(pactsRoute.POST, { method: 'POST', cookie, body: textOf('taken') });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'key_taken', errors: [{ path: 'key' }] });
  });
});

describe('a draft that cannot be evaluated', () => {
  const broken = textOf(
    'broken',
    clauseOf({ owner: '', scope: { actions: ['tool:wire-transfer'], tiers: [], when: 'context.amount <' } }),
  );

  it('is kept, says what is wrong and in which column, and cannot be submitted', async () => {
    const made = await ask(pactsRoute.POST, { method: 'POST', cookie, body: broken });
    expect(made.status).toBe(201);
    const { findings, etag } = await made.json();
    expect(findings).toContainEqual(
      expect.objectContaining({ path: 'clauses.0.scope.when', level: 'error', column: expect.any(Number) }),
    );
    const submitted = await ask(submitRoute.POST, {
      method: 'POST',
      params: { pactKey: 'broken' },
      cookie,
      body: { note: '' },
      headers: { 'if-match': etag },
    });
    expect(submitted.status).toBe(422);
    const { code, errors } = await submitted.json();
    expect(code).toBe('pact_not_evaluable');
    expect(errors.map((fault: { path: string }) => fault.path)).toEqual(
      expect.arrayContaining(['clauses.0.owner', 'clauses.0.scope.when']),
    );
    const still = await ask(draftRoute.GET, { params: { pactKey: 'broken' }, cookie });
    expect(still.status).toBe(200);
  });

  it('is checked without being saved', async () => {
    await createPact(here.scope, { body: textOf('linted') });
    const params = { pactKey: 'linted' };
    const body = { ...broken, key: 'linted' };
    const answer = await ask(lintRoute.POST, { method: 'POST', params, cookie, body });
    expect((await answer.json()).findings.length).toBeGreaterThan(1);
    const pact = await (await ask(draftRoute.GET, { params, cookie })).json();
    expect(pact.content.clauses[0].owner).toBe('first-team');
  });
});

describe('who may do what with pacts', () => {
  it('lets every role read, builders draft, and only owners and trust leads submit', async () => {
    const { value } = await createPact(here.scope, { body: textOf('roles') });
    const headers = { 'if-match': String(value.draft.etag) };
    const params = { pactKey: 'roles' };
    const answers: Record<string, number[]> = {};
    for (const role of ['auditor', 'operator', 'approver', 'builder'] as const) {
      const own = await sessionCookie(await seedMember(here, { role }));
      const read = await ask(pactRoute.GET, { params, cookie: own });
      const create = await ask(pactsRoute.POST, { method: 'POST', cookie: own, body: textOf(`by-${role}`) });
      const submit = await ask(submitRoute.POST, {
        method: 'POST',
        params,
        cookie: own,
        body: { note: '' },
        headers,
      });
      answers[role] = [read.status, create.status, submit.status];
    }
    expect(answers).toEqual({
      auditor: [200, 403, 403],
      operator: [200, 403, 403],
      approver: [200, 403, 403],
      builder: [200, 201, 403],
    });
    expect(
      (await ask(submitRoute.POST, { method: 'POST', params, cookie, body: { note: '' }, headers })).status,
    ).toBe(201);
  });
});
