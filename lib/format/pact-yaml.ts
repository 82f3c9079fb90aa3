import { type Pair, Scalar, stringify } from 'yaml';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** The order in which the members of a pact are read; what is not named follows by its name. */
const ORDER = [
  ...['name', 'purpose', 'agents', 'approvalsNeeded', 'key', 'title', 'obligation', 'severity'],
  ...['scope', 'actions', 'tiers', 'when', 'authorises', 'type', 'cel', 'requires', 'evidence'],
  ...['consequence', 'onStale', 'owner', 'reviewCadenceDays', 'recourse', 'clauses'],
];

/** A pact's text as YAML 1.2 in one order, whoever wrote it; reading it gives the same text again. */
export function pactYaml(content: PactContent): string {
  return stringify(content, {
    aliasDuplicateObjects: false,
    lineWidth: 0,
    sortMapEntries: (a: Pair, b: Pair) => compareNames(nameOf(a), nameOf(b)),
  });
}

function nameOf({ key }: Pair): string {
  return String(key instanceof Scalar ? key.value : key);
}

function compareNames(a: string, b: string): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
}

function rankOf(name: string): number {
  const at = ORDER.indexOf(name);
  return at === -1 ? ORDER.length : at;
}
