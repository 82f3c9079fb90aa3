import type { Reason } from '#lib/client/decisions.ts';

/** One clause, or one other cause, in both answers; null where an answer does not speak of it. */
export type AnswerRow = {
  readonly name: string;
  readonly recorded: Reason | null;
  readonly hypothetical: Reason | null;
};

/** Puts what two answers say of the same clause beside each other, in the order of the second, then what it left out. */
export function pairReasons(recorded: readonly Reason[], hypothetical: readonly Reason[]): AnswerRow[] {
  const before = new Map(recorded.map((reason) => [nameOf(reason), reason]));
  const after = new Map(hypothetical.map((reason) => [nameOf(reason), reason]));
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.map((name) => ({
    name,
    recorded: before.get(name) ?? null,
    hypothetical: after.get(name) ?? null,
  }));
}

// A clause is the same over its versions; another cause has no name but what it says.
function nameOf({ kind, pact, clause, title }: Reason): string {
  return kind === 'clause' ? `clause ${pact} ${clause}` : `${kind} ${title}`;
}
