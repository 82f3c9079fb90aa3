import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a gate found: nothing, or everything that is wrong, ready to be printed. */
export type GateResult = { readonly passed: boolean; readonly output: string };

/** One of the house's rules that a machine can check. */
export type Gate = { readonly name: string; run(): Promise<GateResult> };

export const ROOT = join(import.meta.dirname, '..', '..');

/** A gate that is a program: it passes when the program ends with 0. */
export function programGate(name: string, script: string, args: readonly string[]): Gate {
  return { name, run: () => runProgram(join(ROOT, 'node_modules', script), args) };
}

function runProgram(script: string, args: readonly string[]): Promise<GateResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (text: string) => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => resolve({ passed: false, output: error.message }));
    child.once('close', (code) => resolve({ passed: code === 0, output }));
  });
}
