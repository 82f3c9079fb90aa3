import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process of that number runs; one that ended and was not yet collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !fieldOf(pid, 'stat').startsWith('Z');
}

/** The command line of a process, empty when it cannot be told. */
export function commandOf(pid: number): string {
  return fieldOf(pid, 'args');
}

/** When the process was started, in whatever form the system tells; with the number it names one process for good. */
export function startMarkOf(pid: number): string {
  try {
    // Field 22, counted after the command's closing bracket, since the command may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return fieldOf(pid, 'lstart');
  }
}

function fieldOf(pid: number, field: 'stat' | 'args' | 'lstart'): string {
  if (process.platform === 'linux' && field !== 'lstart') return fromProc(pid, field);
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function fromProc(pid: number, field: 'stat' | 'args'): string {
  try {
    if (field === 'args') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2);
  } catch {
    return '';
  }
}
