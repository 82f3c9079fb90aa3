import { parseArgs } from 'node:util';

/** What a command was given: `--name value` pairs and whether `--json` or `--password` stand alone. */
export type Arguments = {
  readonly command: string;
  readonly text: (name: string) => string | null;
  /** The value, or an error that names the option. */
  readonly needed: (name: string) => string;
};

/** Something the caller can put right; shown as it is, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  scopes: { type: 'string' },
  env: { type: 'string' },
  agent: { type: 'string' },
  expires: { type: 'string' },
  workspace: { type: 'string' },
  password: { type: 'string' },
  // Answers are always JSON; the option is taken so that a script can say so.
  json: { type: 'boolean' },
} as const;

/** Reads a command line. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parse(words);
  if (positionals.length > 1) throw new UsageError(`One command at a time: ${positionals.join(' ')}.`);
  const given: Readonly<Record<string, unknown>> = values;
  const text = (name: string) => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const needed = (name: string) => {
    const value = text(name);
    if (value === null) throw new UsageError(`--${name} is needed.`);
    return value;
  };
  return { command: positionals[0] ?? '', text, needed };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
