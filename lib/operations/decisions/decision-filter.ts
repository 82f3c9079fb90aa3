import { TIERS } from '#lib/domain/actions/types.ts';
import { EFFECTS } from '#lib/domain/decisions/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import * as agents from '#lib/store/agents.ts';
import type { DecisionFilter } from '#lib/store/decision-counts.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** A filter as it is asked for: several values are separated by commas. */
export type AskedFilter = {
  readonly effect?: string;
  readonly agent?: string;
  readonly action?: string;
  readonly tier?: string;
  readonly mode?: string;
  readonly requestDigest?: string;
};

const MODES = ['enforce', 'dry_run'] as const;

/** What a filter lets through. Raises `invalid_request` for an effect, a tier or a mode there is none of. */
export async function filterOf(transaction: Transaction, asked: AskedFilter): Promise<DecisionFilter> {
  return {
    effects: known('effect', asked.effect, EFFECTS),
    tiers: known('tier', asked.tier, TIERS),
    modes: known('mode', asked.mode, MODES),
    actions: listOf(asked.action),
    agentIds: await agentIdsOf(transaction, listOf(asked.agent)),
    requestDigest: asked.requestDigest,
  };
}

function listOf(text: string | undefined): string[] | undefined {
  return text?.split(',').map((part) => part.trim());
}

/** An agent nobody registered is on record under the name it gave. */
async function agentIdsOf(
  transaction: Transaction,
  given: readonly string[] | undefined,
): Promise<string[] | undefined> {
  if (given === undefined) return undefined;
  const found: string[] = [];
  for (const name of given) found.push((await agents.find(transaction, name))?.id ?? name);
  return found;
}

function known(
  name: string,
  text: string | undefined,
  values: readonly string[],
): readonly string[] | undefined {
  const given = listOf(text);
  if (given?.every((value) => values.includes(value)) !== false) return given;
  const message = `must be of ${values.join(', ')}, separated by commas`;
  throw new Problem('invalid_request', `query.${name}: ${message}`, {
    errors: [{ path: `query.${name}`, message }],
  });
}
