import type * as z from 'zod';
import type { DecisionResource } from '#lib/contracts/decisions.ts';
import { presentDecision } from '#lib/contracts/present-decision.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import type { Facts } from '#lib/domain/decisions/types.ts';
import type { ShadowResult } from '#lib/domain/shadows/types.ts';

type Resource = z.output<typeof DecisionResource>;
type DecisionView = StoredDecision & {
  readonly review: { readonly id: string; readonly expiresAt: Date } | null;
  readonly shadows: readonly ShadowResult[];
  readonly productUrl: string;
};

/** A decision with everything it was made from. */
export function presentDecisionResource(view: DecisionView): Resource {
  const { record, keyId, outcomes, shadows, productUrl } = view;
  return {
    decision: presentDecision(view, productUrl),
    agent: presentAgentFact(record.facts),
    // A record is plain JSON; the contract checks it once more on its way out.
    request: record.request as unknown as Resource['request'],
    facts: record.facts as unknown as Resource['facts'],
    engine: record.decision.engine,
    keyId,
    outcomes: outcomes.map(({ status, detail, reportedAt }) => ({
      status,
      detail,
      reportedAt: timestamp(reportedAt),
    })),
    shadows: shadows.map(({ pact, number, would, summary }) => ({ pact, version: number, would, summary })),
  };
}

function presentAgentFact({ agent, teams }: Facts): Resource['agent'] {
  if (!agent) return null;
  const { id, key, name, owner } = agent;
  return { id, key, name, owner: teams[owner] ?? owner };
}
