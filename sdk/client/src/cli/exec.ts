import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { JsonObject } from '../types.ts';
import { remedyLines, shown } from './answer-words.ts';
import { type CommandLine, UsageError } from './command-line.ts';
import { clientFrom, REQUEST_OPTIONS, readOptions, requestFrom } from './options.ts';

/** A command that ended otherwise than with 0. Its name is what is reported; it is no failure of ours. */
class CommandEnded extends Error {
  readonly exitCode: number;
  readonly hasRun: boolean;

  constructor(how: string, exitCode: number, hasRun = true) {
    super(how);
    this.name = how;
    this.exitCode = exitCode;
    this.hasRun = hasRun;
  }
}

/** `countersign exec`: asks, then runs the command with this terminal, and ends as it ends. */
export async function exec(args: readonly string[], commandLine: CommandLine): Promise<number> {
  const split = args.indexOf('--');
  const command = split < 0 ? [] : args.slice(split + 1);
  if (command.length === 0) throw new UsageError('Which command? Write it after --.');
  const values = readOptions(args.slice(0, split), { ...REQUEST_OPTIONS, wait: { type: 'boolean' } });
  const { action, agentId, context, reviewId, ...request } = await requestFrom(values, commandLine);
  const run = clientFrom(commandLine).guard(action, (...words: string[]) => runCommand(words), {
    ...{ agentId, resourceTier: request.resourceTier, buildDigest: request.buildDigest },
    ...{ workflow: request.workflow, session: request.session, mode: request.mode },
    resource: request.resource,
    // What is asked about is what runs: these win over members of --context with the same names.
    context: (...words): JsonObject => ({
      ...context,
      command: words.join(' '),
      argv: words,
      cwd: process.cwd(),
    }),
    reviewId: () => reviewId,
    onReview: values.wait ? 'wait' : 'throw',
    onHeld: (decision) => {
      const lines = [shown(decision.summary), ...remedyLines(decision), 'Waiting for the answer.'];
      for (const line of lines) commandLine.say(`countersign: ${line}`);
    },
  });
  try {
    await run(...command);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandEnded)) throw error;
    if (!error.hasRun) commandLine.say(`countersign: ${shown(command[0] ?? '')}: ${error.name}.`);
    return error.exitCode;
  }
}

const NOT_FOUND = 127;
const NOT_RUNNABLE = 126;
const FORWARDED = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const;

function runCommand([file = '', ...args]: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals) => {
      // A terminal sends these to the command as well; twice would mean "at once" to many programs.
      const isSentByTerminal = process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
      if (!isSentByTerminal) child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const done = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      done();
      const exitCode = error.code === 'ENOENT' ? NOT_FOUND : NOT_RUNNABLE;
      reject(new CommandEnded(`not run: ${error.code}`, exitCode, false));
    });
    child.once('exit', (code, signal) => {
      done();
      if (code === 0) resolve();
      else if (signal) reject(new CommandEnded(signal, 128 + constants.signals[signal]));
      else reject(new CommandEnded(`exit ${code}`, code ?? 1));
    });
  });
}
