import { readFile } from 'node:fs/promises';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Countersign } from '../countersign.ts';
import type { DecisionRequest, JsonObject, Resource, Tier } from '../types.ts';
import { type CommandLine, UsageError } from './command-line.ts';

export const REQUEST_OPTIONS = {
  action: { type: 'string' },
  agent: { type: 'string' },
  tier: { type: 'string' },
  resource: { type: 'string' },
  context: { type: 'string' },
  session: { type: 'string' },
  workflow: { type: 'string' },
  build: { type: 'string' },
  review: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

export type RequestValues = {
  readonly [name in keyof typeof REQUEST_OPTIONS]?: string | boolean | undefined;
};

/** The options of a command; an unknown one, or a word too many, is a usage error. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}

/** The client that the environment describes. */
export function clientFrom({ env, say }: CommandLine): Countersign {
  return new Countersign({
    apiKey: env.COUNTERSIGN_API_KEY ?? '',
    baseUrl: env.COUNTERSIGN_URL ?? '',
    onWarning: (message) => say(`countersign: ${message}`),
  });
}

/** The request that the options describe. */
export async function requestFrom(
  values: RequestValues,
  commandLine: CommandLine,
): Promise<DecisionRequest & { readonly idempotencyKey: string }> {
  const text = (name: keyof RequestValues) => (typeof values[name] === 'string' ? values[name] : undefined);
  const action = text('action');
  if (!action) throw new UsageError('--action namespace:name is missing.');
  return {
    action,
    agentId: text('agent') ?? agentFrom(commandLine),
    resourceTier: tierFrom(text('tier')),
    resource: resourceFrom(text('resource')),
    context: await contextFrom(text('context'), commandLine),
    session: text('session'),
    workflow: text('workflow'),
    buildDigest: text('build'),
    reviewId: text('review'),
    mode: values['dry-run'] ? 'dry_run' : 'enforce',
    idempotencyKey: crypto.randomUUID(),
  };
}

export function agentFrom({ env }: CommandLine): string {
  const agent = env.COUNTERSIGN_AGENT;
  if (!agent) throw new UsageError('Which agent asks? Pass --agent or set COUNTERSIGN_AGENT.');
  return agent;
}

const TIERS: readonly string[] = ['low', 'moderate', 'high', 'critical'] satisfies Tier[];

function tierFrom(text: string | undefined): Tier | undefined {
  if (text === undefined) return undefined;
  if (!TIERS.includes(text)) throw new UsageError(`--tier is one of ${TIERS.join(', ')}.`);
  return text as Tier;
}

function resourceFrom(text: string | undefined): Resource | undefined {
  if (text === undefined) return undefined;
  const [, type, id] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (!type || !id) throw new UsageError('--resource is type:id.');
  return { type, id };
}

/** JSON itself, `@file`, or `-` for standard input. */
async function contextFrom(
  text: string | undefined,
  commandLine: CommandLine,
): Promise<JsonObject | undefined> {
  if (text === undefined) return undefined;
  const json = await contextText(text, commandLine);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new UsageError('--context is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError('--context must be a JSON object.');
  }
  return value as JsonObject;
}

async function contextText(text: string, { readInput }: CommandLine): Promise<string> {
  if (text.startsWith('@')) {
    return readFile(text.slice(1), 'utf8').catch(() => {
      throw new UsageError(`--context: ${text.slice(1)} cannot be read.`);
    });
  }
  if (text !== '-') return text;
  const input = await readInput();
  if (input === null) throw new UsageError('--context - reads standard input, and that is a terminal.');
  return input;
}
