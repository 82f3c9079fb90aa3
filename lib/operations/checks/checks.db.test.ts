import { beforeAll, describe, expect, it } from 'vitest';
import * as retire from '#app/api/v1/checks/[checkKey]/retire/route.ts';
import * as check from '#app/api/v1/checks/[checkKey]/route.ts';
import * as checks from '#app/api/v1/checks/route.ts';
import { headOf } from '#lib/testing/heads.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedKey,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
let owner: string;

beforeAll(async () => {
  here = await seedWorkspace();
  owner = await sessionCookie(here.owner);
  await seedTeam(here, { key: 'quality', name: 'Quality' });
});

const WEEKDAYS = { days: ['mon', 'fri'], at: '14:00', timeZone: 'Europe/Zurich' };
const body = (given: object = {}) => ({
  ...{ key: 'citation-accuracy', name: 'Citation accuracy', dimension: 'quality', owner: 'quality' },
  ...given,
});

async function add(given: object = {}, shown: { cookie?: string; key?: string } = { cookie: owner }) {
  const answer = await ask(checks.POST, { method: 'POST', ...shown, body: body(given) });
  return { status: answer.status, body: await answer.json() };
}

describe('POST /checks', () => {
  it('adds a check with its rhythm and owner', async () => {
    expect(await add({ rhythm: WEEKDAYS, description: 'Cites what it read' })).toMatchObject({
      status: 201,
      body: {
        ...{ key: 'citation-accuracy', dimension: 'quality', rhythm: WEEKDAYS, retiredAt: null },
        owner: { key: 'quality', name: 'Quality' },
      },
    });
    expect((await add({ key: 'often', rhythm: { every: 'PT6H' } })).body.rhythm).toEqual({ every: 'PT6H' });
    expect((await add({ key: 'whenever' })).body.rhythm).toBeNull();
  });

  it.each([
    ['of no length', { rhythm: { every: 'PT0S' } }, 'rhythm.every'],
    ['of months', { rhythm: { every: 'P1M' } }, 'rhythm.every'],
    ['of no day', { rhythm: { ...WEEKDAYS, days: [] } }, 'rhythm.days'],
    ['of a day nobody knows', { rhythm: { ...WEEKDAYS, days: ['someday'] } }, 'rhythm.days.0'],
    ['of one day twice', { rhythm: { ...WEEKDAYS, days: ['mon', 'mon'] } }, 'rhythm.days'],
    ['at a time that is none', { rhythm: { ...WEEKDAYS, at: '2 pm' } }, 'rhythm.at'],
    ['in a zone nobody knows', { rhythm: { ...WEEKDAYS, timeZone: 'Mars/Olympus' } }, 'rhythm.timeZone'],
    ['of two kinds', { rhythm: { ...WEEKDAYS, every: 'P1D' } }, 'rhythm.every'],
    ['that is a word', { rhythm: 'daily' }, 'rhythm'],
    ['owned by nobody here', { owner: 'ghosts' }, 'owner'],
    ['of no dimension', { dimension: 'luck' }, 'dimension'],
  ])('refuses one %s at its field', async (_, given, path) => {
    const refused = await add({ key: 'refused', ...given });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request', errors: [{ path }] } });
  });

  it('gives a key to one of two who take it at once', async () => {
    const answers = await Promise.all([add({ key: 'contested' }), add({ key: 'contested' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is for whoever may write checks, and nobody else', async () => {
    const builder = await sessionCookie(await seedMember(here, { role: 'builder' }));
    expect((await add({ key: 'by-builder' }, { cookie: builder })).status).toBe(201);
    const operator = await sessionCookie(await seedMember(here, { role: 'operator' }));
    expect((await add({ key: 'by-operator' }, { cookie: operator })).status).toBe(403);
    const reporting = await seedKey(here, { scopes: ['evidence:write'] });
    expect((await add({ key: 'by-key' }, { key: reporting.text })).status).toBe(403);
  });
});

describe('a check', () => {
  const at = (checkKey: string) => ({ cookie: owner, params: { checkKey } });

  it('changes what is named and nothing else; its rhythm can be taken back', async () => {
    await add({ key: 'changed', rhythm: WEEKDAYS });
    const patch = async (given: object) =>
      (await ask(check.PATCH, { ...at('changed'), method: 'PATCH', body: given })).json();
    expect(await patch({ name: 'Other', owner: 'first-team' })).toMatchObject({
      ...{ name: 'Other', rhythm: WEEKDAYS, dimension: 'quality', owner: { key: 'first-team' } },
    });
    expect(await patch({ rhythm: null })).toMatchObject({ name: 'Other', rhythm: null });
    expect(await patch({ rhythm: { every: 'soon' } })).toMatchObject({ errors: [{ path: 'rhythm.every' }] });
  });

  it('is retired once and for good, and no older decision follows', async () => {
    await add({ key: 'retired' });
    const end = () => ask(retire.POST, { ...at('retired'), method: 'POST', body: { reason: 'Replaced' } });
    const before = await headOf(here);
    expect((await (await end()).json()).retiredAt).not.toBeNull();
    expect((await headOf(here)).guard).toBeGreaterThan(before.guard);
    expect((await (await end()).json()).code).toBe('check_retired');
    const changed = await ask(check.PATCH, { ...at('retired'), method: 'PATCH', body: { name: 'Again' } });
    expect((await changed.json()).code).toBe('check_retired');
    const listed = async (state: string) => {
      const page = await (await ask(checks.GET, { cookie: owner, path: `/?state=${state}` })).json();
      return page.items.map(({ key }: { key: string }) => key);
    };
    expect(await listed('active')).not.toContain('retired');
    expect(await listed('retired')).toEqual(['retired']);
    expect(await listed('all')).toContain('retired');
    expect((await ask(check.GET, at('retired'))).status).toBe(200);
  });
});
