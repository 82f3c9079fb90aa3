import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataFolderInUseError, findLockHolder, takeLock } from '#supervisor/lock-file.ts';
import { startMarkOf } from '#supervisor/processes.ts';

const URL = 'http://localhost:3000';
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-lock-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

function leaveLock(holder: { pid: number; startMark: string }): void {
  writeFileSync(
    join(dataDir, 'lock'),
    JSON.stringify({ ...holder, startedAt: '2026-01-01T00:00:00.000Z', url: URL }),
  );
}

function endedPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('the lock of a data folder', () => {
  test('refuses a second process and names the first with its address', () => {
    takeLock(dataDir, URL);
    expect(() => takeLock(dataDir, 'http://localhost:4000')).toThrow(DataFolderInUseError);
    expect(() => takeLock(dataDir, 'http://localhost:4000')).toThrow(`process ${process.pid} (${URL}`);
  });

  test('is free again once released', () => {
    takeLock(dataDir, URL).release();
    expect(findLockHolder(dataDir)).toBeNull();
    expect(() => takeLock(dataDir, URL)).not.toThrow();
  });

  test('is taken over from a process that was killed', () => {
    leaveLock({ pid: endedPid(), startMark: '1' });
    takeLock(dataDir, URL);
    expect(findLockHolder(dataDir)?.pid).toBe(process.pid);
  });

  test('is taken over when its number belongs to another process by now', () => {
    leaveLock({ pid: process.pid, startMark: `not ${startMarkOf(process.pid)}` });
    expect(() => takeLock(dataDir, URL)).not.toThrow();
  });

  test('is taken over when it was damaged', () => {
    writeFileSync(join(dataDir, 'lock'), '{"pid":');
    expect(() => takeLock(dataDir, URL)).not.toThrow();
  });

  test('leaves nothing else behind, and nothing that others may read', () => {
    leaveLock({ pid: endedPid(), startMark: '1' });
    const lock = takeLock(dataDir, URL);
    expect(readdirSync(dataDir)).toEqual(['lock']);
    expect(statSync(join(dataDir, 'lock')).mode & 0o077).toBe(0);
    lock.release();
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });
});
