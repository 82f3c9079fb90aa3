import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataFolder, readSecrets } from '#supervisor/data-folder.ts';

let parent: string;
let dataDir: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'countersign-folder-'));
  dataDir = join(parent, 'deep', 'data');
});

afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

describe('the data folder', () => {
  test('is made closed to others, and closed if it was open', () => {
    openDataFolder(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    chmodSync(dataDir, 0o755);
    openDataFolder(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test('keeps the secrets it made, in a file only its owner may read', () => {
    openDataFolder(dataDir);
    const first = readSecrets(dataDir);
    expect(readSecrets(dataDir)).toEqual(first);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(first)).size).toBe(Object.keys(first).length);
  });

  test('says that its secrets are damaged instead of making new ones, which would lock the data', () => {
    openDataFolder(dataDir);
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    expect(() => readSecrets(dataDir)).toThrow('is damaged');
  });
});
