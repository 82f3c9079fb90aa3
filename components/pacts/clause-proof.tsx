'use client';

import { Gauge } from 'lucide-react';
import Link from 'next/link';
import { DemandText } from '#components/evidence/demand-text.tsx';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { ProofFuse } from '#components/evidence/proof-fuse.tsx';
import type { BoardResource, BoardRowResource } from '#lib/client/evidence.ts';
import { demandsOf } from '#lib/domain/evidence/board.ts';
import type { Clause, EvidenceDemand } from '#lib/domain/pacts/types.ts';

/** How the proofs of a pact in force stand now; a version that is not in force has none. */
export type Health = {
  readonly rows: readonly BoardRowResource[];
  readonly agents: BoardResource['agents'];
};

type ClauseProofProps = { readonly clause: Clause; readonly health?: Health };

/** What proves a clause, and, where it is in force, how far each agent's window has burnt down. */
export function ClauseProof({ clause, health }: ClauseProofProps) {
  const demands = demandsOf(clause);
  if (demands.length === 0) return null;
  return (
    <ul className="grid w-full gap-1.5">
      {demands.map((demand, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the demands of one version never move.
        <li key={index} className="grid grid-cols-[15px_minmax(0,1fr)] gap-x-1.5 gap-y-1">
          <Gauge aria-hidden className="mt-0.5 size-3.75 text-ink-3" strokeWidth={1.75} />
          <div className="min-w-0">
            <Link
              href={tabHref('results', { check: demand.check })}
              className="font-mono text-mono underline-offset-2 hover:underline"
            >
              {demand.check}
            </Link>{' '}
            <DemandText demand={demand} />
          </div>
          {health ? <Standing health={health} clause={clause} demand={demand} /> : null}
        </li>
      ))}
    </ul>
  );
}

type StandingProps = Required<ClauseProofProps> & { readonly demand: EvidenceDemand };

function Standing({ health: { rows, agents }, clause, demand }: StandingProps) {
  const row = rows.find(
    (one) =>
      one.clause.key === clause.key &&
      one.check.key === demand.check &&
      one.maxAge === demand.maxAge &&
      one.sameBuild === demand.sameBuild,
  );
  const cells = row?.cells ?? [];
  if (cells.length === 0) return null;
  return (
    <ul className="col-start-2 grid gap-1">
      {cells.map((cell) => (
        <li key={cell.agentId} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          <ProofFuse cell={cell} />
          <span className="font-mono text-ink-3 text-mono wrap-anywhere">
            {agents.find(({ id }) => id === cell.agentId)?.key}
          </span>
        </li>
      ))}
    </ul>
  );
}
