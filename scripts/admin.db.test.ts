import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as me from '#app/api/v1/me/route.ts';
import { signIn } from '#lib/auth/sign-in.ts';
import { ask } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';

const database = withTestDatabase();
const password = 'river stone lantern';
let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-admin-'));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

async function admin(...words: string[]): Promise<Ran> {
  const env = {
    ...process.env,
    DATABASE_OWNER_URL: database.ownerUrl,
    COUNTERSIGN_DATA_DIR: dataDir,
    COUNTERSIGN_URL: 'http://localhost:3000',
  };
  const run = promisify(execFile)(process.execPath, ['scripts/admin.ts', ...words], { env });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

describe('npm run admin', () => {
  it('makes the first owner with a workspace, who can sign in', async () => {
    const ran = await admin(
      'create-owner',
      '--email',
      'Olive@example.com',
      '--name',
      'Olive Stern',
      '--password',
      password,
    );
    expect(ran).toMatchObject({ code: 0 });
    expect(JSON.parse(ran.stdout)).toMatchObject({ email: 'olive@example.com', role: 'owner' });
    expect(
      await signIn({ email: 'olive@example.com', password, address: 'a', now: new Date() }),
    ).not.toBeNull();
  });

  it('makes a key that works, and prints nothing but JSON', async () => {
    const ran = await admin('create-key', '--name', 'Deploy', '--scopes', 'admin', '--json');
    const { id, key } = JSON.parse(ran.stdout);
    const answer = await (await ask(me.GET, { key })).json();
    expect(answer).toMatchObject({ key: { id, scopes: ['admin'], agentId: null } });
  });

  it('makes a member who sets a password by the link, and resets one', async () => {
    const made = JSON.parse(
      (await admin('create-member', '--email', 'mo@example.com', '--role', 'builder')).stdout,
    );
    expect(made.link).toMatch(/^http:\/\/localhost:3000\/new-password\/[\w-]{43}$/);
    const reset = JSON.parse((await admin('reset-password', '--email', 'olive@example.com')).stdout);
    expect(reset.url).toContain('/new-password/');
  });

  it('asks which workspace once there are several', async () => {
    await admin('create-workspace', '--name', 'Second');
    const unclear = await admin('create-key', '--name', 'Any', '--scopes', 'read');
    expect(unclear).toMatchObject({ code: 1, stdout: '' });
    expect(unclear.stderr).toContain('--workspace');
    expect(
      await admin('create-key', '--name', 'Any', '--scopes', 'read', '--workspace', 'Second'),
    ).toMatchObject({ code: 0 });
  });

  it.each([
    [['create-key', '--name', 'x', '--scopes', 'everything'], '--scopes must be one of'],
    [['create-member', '--email', 'not an address', '--role', 'builder', '--workspace', 'Second'], '--email'],
    [
      ['create-owner', '--email', 'w@example.com', '--password', 'short', '--workspace', 'Second'],
      '12 characters',
    ],
    [['fly'], 'is no command'],
    [['create-key', '--colour', 'red'], 'colour'],
  ])('says what is wrong with %j and exits with 1', async (words, said) => {
    const ran = await admin(...words);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toContain('    at ');
  });

  it('prints the SQL that gives the product a database, without touching one', async () => {
    const ran = await admin('database-setup');
    expect(ran.stdout).toContain('countersign_app');
    expect(ran.code).toBe(0);
  });
});
