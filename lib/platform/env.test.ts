import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvironmentError, readSettings } from '#lib/platform/env.ts';

const APP = 'postgresql://countersign_app:a@db.example.com/countersign';
const OWNER = 'postgresql://countersign_owner:o@db.example.com/countersign';

function linesOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.lines;
    throw error;
  }
}

describe('reading the environment', () => {
  test('an empty environment gives the product of the README', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      url: 'http://localhost:3000',
      dataDir: resolve('.data'),
      database: { kind: 'embedded' },
      firstOwner: null,
      mail: null,
      gateCount: 1,
    });
  });

  test('a variable set to nothing counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}));
  });

  test('the address follows the port, and loses its last slash', () => {
    expect(readSettings({ PORT: '4100' }).url).toBe('http://localhost:4100');
    expect(readSettings({ COUNTERSIGN_URL: 'https://trust.example.com/' }).url).toBe(
      'https://trust.example.com',
    );
  });

  test('both database addresses together choose a database of one’s own', () => {
    const { database } = readSettings({ DATABASE_URL: APP, DATABASE_OWNER_URL: OWNER });
    expect(database).toEqual({ kind: 'external', appUrl: APP, ownerUrl: OWNER });
  });

  test.each([
    [{ DATABASE_URL: APP }, 'DATABASE_OWNER_URL is not set, but DATABASE_URL is: set both or neither.'],
    [
      { DATABASE_OWNER_URL: OWNER },
      'DATABASE_URL is not set, but DATABASE_OWNER_URL is: set both or neither.',
    ],
    [
      { COUNTERSIGN_OWNER_EMAIL: 'olive@example.com' },
      'COUNTERSIGN_OWNER_PASSWORD is not set, but COUNTERSIGN_OWNER_EMAIL is: set both or neither.',
    ],
    [
      { COUNTERSIGN_MAIL_FROM: 'countersign@example.com' },
      'COUNTERSIGN_SMTP_URL is not set, but COUNTERSIGN_MAIL_FROM is: set both or neither.',
    ],
    [{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ PORT: '3000x' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ COUNTERSIGN_GATES: '0' }, 'COUNTERSIGN_GATES must be a whole number from 1 to 64.'],
    [{ COUNTERSIGN_URL: 'trust.example.com' }, 'COUNTERSIGN_URL must be an http or https address.'],
    [{ COUNTERSIGN_URL: 'ftp://trust.example.com' }, 'COUNTERSIGN_URL must be an http or https address.'],
  ])('refuses %o and says why', (env, line) => {
    expect(linesOf(env as Record<string, string>)).toEqual([line]);
  });

  test('refuses a database that is not PostgreSQL', () => {
    const lines = linesOf({ DATABASE_URL: 'mysql://db.example.com/x', DATABASE_OWNER_URL: OWNER });
    expect(lines).toEqual(['DATABASE_URL must be a postgres:// address.']);
  });

  test('says everything that is wrong at once', () => {
    expect(linesOf({ PORT: 'x', DATABASE_URL: APP })).toHaveLength(2);
  });

  test('never repeats a secret in what it says', () => {
    const lines = linesOf({
      DATABASE_URL: 'mysql://u:hush@db.example.com',
      COUNTERSIGN_OWNER_PASSWORD: 'hush',
    });
    expect(lines.join(' ')).not.toContain('hush');
  });
});
