import type * as z from 'zod';
import type { DecisionSummary, replayDecisionContract } from '#lib/contracts/decisions.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';

type SummaryResource = z.output<typeof DecisionSummary>;
type ReplayResource = z.output<(typeof replayDecisionContract)['answer']>;

export function presentDecisionSummary(decision: StoredDecision): SummaryResource {
  const { id, action, tier, effect, mode, reviewId, agentId, record } = decision;
  return {
    ...{ id, action, tier, effect, mode, reviewId },
    evaluatedAt: timestamp(decision.evaluatedAt),
    agent: { id: agentId, key: record.facts.agent?.key ?? agentId },
    summary: record.decision.summary,
    waivedBy: waivedBy(decision),
    outcome: decision.outcomes.at(-1)?.status ?? null,
    proofFault: proofFault(decision),
  };
}

function proofFault({ record: { decision } }: StoredDecision): SummaryResource['proofFault'] {
  const requirements = decision.clauses.flatMap((clause) => clause.requirements);
  return requirements.find((requirement) => requirement.fault)?.fault ?? null;
}

function waivedBy({ record: { decision } }: StoredDecision): SummaryResource['waivedBy'] {
  const waivers = decision.waivers ?? [];
  if (!decision.allowed || waivers.length === 0) return null;
  return waivers.some((waiver) => waiver.isBreakGlass) ? 'break_glass' : 'override';
}

export function presentDecisionPage(page: {
  readonly items: readonly StoredDecision[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentDecisionSummary), next: page.next };
}

type Replay = Omit<ReplayResource, 'differences'> & { readonly differences: readonly string[] };

export function presentReplay(replay: Replay): ReplayResource {
  return { ...replay, differences: [...replay.differences] };
}
