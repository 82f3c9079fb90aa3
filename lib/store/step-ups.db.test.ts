import { beforeAll, describe, expect, it } from 'vitest';
import { NO_SESSION, type PersonPrincipal, type Scope } from '#lib/domain/access/principal.ts';
import { assertSteppedUp, record } from '#lib/store/step-ups.ts';
import { read, write } from '#lib/store/transaction.ts';
import { refusalOf } from '#lib/testing/pact-life.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedKey,
  seedMember,
  seedWorkspace,
  sessionOf,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const MINUTE_MS = 60_000;

let here: SeededWorkspace;
let dana: SeededMember;
beforeAll(async () => {
  here = await seedWorkspace();
  dana = await seedMember(here);
});

const act = (scope: Scope, at = new Date()) => read(scope, (transaction) => assertSteppedUp(transaction, at));
const prove = ({ principal, scope }: SeededMember, at = new Date()) =>
  write(scope, (transaction) => {
    transaction.touch('passkey', principal.personId);
    return record(transaction, principal, { method: 'password', at });
  });
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

describe('an act that needs proof of who is at the keyboard', () => {
  it('goes on in a session that began within ten minutes', async () => {
    await act(sessionOf(dana, 9 * MINUTE_MS).scope);
  });

  it('is refused in one that began before, and goes on once that session was proven', async () => {
    const old = sessionOf(dana, 11 * MINUTE_MS);
    expect(await refusalOf(act(old.scope))).toBe('step_up_required');
    await prove(old);
    await act(old.scope);
  });

  it('is refused again ten minutes after the proof', async () => {
    const old = sessionOf(dana, 60 * MINUTE_MS);
    await prove(old, ago(11));
    expect(await refusalOf(act(old.scope))).toBe('step_up_required');
  });

  it('is not helped by the proof of another session of the same person', async () => {
    const old = sessionOf(dana, 60 * MINUTE_MS);
    await prove(sessionOf(dana, 60 * MINUTE_MS));
    expect(await refusalOf(act(old.scope))).toBe('step_up_required');
  });

  it('is not helped by a session id that another person proved', async () => {
    const theirs = sessionOf(await seedMember(here), 60 * MINUTE_MS);
    await prove(theirs);
    const principal: PersonPrincipal = { ...sessionOf(dana, 60 * MINUTE_MS).principal };
    const stolen = { ...principal, sessionId: theirs.principal.sessionId };
    expect(await refusalOf(act({ ...dana.scope, principal: stolen }))).toBe('step_up_required');
  });

  it('is refused to who came by a link and has no session, and to a key', async () => {
    const byLink = { ...dana.principal, ...NO_SESSION };
    expect(await refusalOf(act({ ...dana.scope, principal: byLink }))).toBe('step_up_required');
    expect(await refusalOf(act((await seedKey(here)).scope))).toBe('person_required');
  });

  it('goes on for the product itself', async () => {
    const { workspaceId } = here;
    await act({ workspaceId, principal: { type: 'system', workspaceId, name: 'worker' }, requestId: null });
  });
});
