import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { BIN, ROOT } from './paths.mjs';

/** A step that failed; what went wrong stands above it already, written by the program itself. */
export class StepError extends Error {}

/** The environment for the programs we start: our own Node first, whatever the machine has. */
function stepEnvironment(extra = {}) {
  const env = { ...process.env, ...extra };
  env.PATH = `${BIN}${delimiter}${process.env.PATH ?? ''}`;
  env.NEXT_TELEMETRY_DISABLED = '1';
  return env;
}

/** Runs a program to its end, showing what it writes. Answers with its exit code. */
export function run(program, args, extraEnv = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: stepEnvironment(extraEnv) });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Runs a program and stops everything if it fails. */
export async function mustRun(what, program, args, extraEnv = {}) {
  const code = await run(program, args, extraEnv);
  if (code !== 0) throw new StepError(`${what} failed (exit code ${code}).`);
}

/**
 * Becomes the program: its signals are passed on and its exit code is ours. The channel tells it when we are killed,
 * so that nothing outlives the command a person started.
 */
export function become(program, args, extraEnv = {}) {
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: stepEnvironment(extraEnv),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

const PARENT_POLL_MS = 500;

/**
 * Calls back once when whoever started us has gone. npm passes a signal to its shell alone, so a `kill` of `npm start`
 * reaches us only as this.
 */
function whenOrphaned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, PARENT_POLL_MS);
  timer.unref();
}
