import { readFileSync } from 'node:fs';
import { exitCodeOf, failureLines } from './answer-words.ts';
import { check } from './check.ts';
import { type CommandLine, UsageError } from './command-line.ts';
import { exec } from './exec.ts';
import { HELP } from './help.ts';
import { hook } from './hook.ts';

type Command = (args: readonly string[], commandLine: CommandLine) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = { check, exec, hook };

/** Runs one command line and answers with its exit code. Never throws. */
export async function run(argv: readonly string[], commandLine: CommandLine): Promise<number> {
  const [name = '', ...args] = argv;
  try {
    const ours = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
    if (name === '--help' || name === '-h' || ours.includes('--help')) {
      commandLine.print(HELP.trimEnd());
      return 0;
    }
    if (name === '--version') {
      commandLine.print(version());
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new UsageError(name ? `There is no command ${name}.` : 'Which command?');
    return await command(args, commandLine);
  } catch (error) {
    for (const line of failureLines(error)) commandLine.say(`countersign: ${line}`);
    return exitCodeOf(error);
  }
}

/** The package's own file lies two folders up, in the source as in what is published. */
function version(): string {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version: text } = JSON.parse(file) as { readonly version: string };
  return text;
}
