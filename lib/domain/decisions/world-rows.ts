import { EvidenceBook } from '#lib/domain/decisions/evidence-book.ts';
import { type KeptTarget, targetInForce } from '#lib/domain/decisions/override-target.ts';
import type { Policy } from '#lib/domain/decisions/policy.ts';
import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import type { GrantedOverride, World } from '#lib/domain/decisions/world.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** The newest evidence of one agent, check, method and build, as it is kept. */
export type EvidenceRow = Omit<EvidenceFact, 'at' | 'build'> & {
  readonly agentId: string;
  readonly checkId: string;
  readonly at: Date;
  /** Empty where no build was named. */
  readonly build: string;
};

/** A granted override, as it is kept. */
export type OverrideRow = KeptTarget & {
  readonly id: string;
  readonly agentIds: readonly string[];
  readonly actions: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly isBreakGlass: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly maxUses: number;
};

/** Evidence by agent, as decisions look at it. */
export function evidenceByAgent(rows: readonly EvidenceRow[]): Map<string, EvidenceFact[]> {
  const found = new Map<string, EvidenceFact[]>();
  for (const { agentId, checkId: _, at, build, ...row } of rows) {
    const fact = { ...row, at: at.getTime(), build: build === '' ? null : build };
    const known = found.get(agentId);
    if (known) known.push(fact);
    else found.set(agentId, [fact]);
  }
  return found;
}

/** A book of these rows. */
export function bookOf(rows: readonly EvidenceRow[]): EvidenceBook {
  return new EvidenceBook(evidenceByAgent(rows));
}

/** Overrides by the agents they are for, those left out that are exceptions to nothing in force. */
export function overridesByAgent(
  rows: readonly OverrideRow[],
  policy: Policy,
  digestOf: (clause: Clause) => string,
): World['overrides'] {
  const found = new Map<string, GrantedOverride[]>();
  for (const row of rows) {
    const granted = grantedOf(row, policy, digestOf);
    if (!granted) continue;
    for (const agentId of row.agentIds) {
      const known = found.get(agentId);
      if (known) known.push(granted);
      else found.set(agentId, [granted]);
    }
  }
  return found;
}

function grantedOf(
  row: OverrideRow,
  policy: Policy,
  digestOf: (clause: Clause) => string,
): GrantedOverride | null {
  const target = targetInForce(row, policy, digestOf);
  if (!target) return null;
  const { id, reason, by, isBreakGlass, maxUses, actions } = row;
  const times = { startsAt: row.startsAt.getTime(), endsAt: row.endsAt.getTime() };
  return { fact: { id, target, reason, by, isBreakGlass, maxUses, ...times }, actions };
}
