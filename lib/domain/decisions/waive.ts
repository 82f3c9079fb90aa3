import { parseDecimal } from '#lib/domain/decimals/decimal.ts';
import type { ClauseVerdict } from '#lib/domain/decisions/evaluate-clause.ts';
import type { OverrideFact, Waiver } from '#lib/domain/decisions/override-facts.ts';
import type { PostureCause } from '#lib/domain/decisions/posture.ts';
import type { Asked, LimitUse } from '#lib/domain/decisions/requirements/requirement.ts';
import type { Facts } from '#lib/domain/decisions/types.ts';

/** One waiver, with the use it takes if the decision is allowed. */
export type Waived = { readonly waiver: Waiver; readonly use: LimitUse };

/** What `waiveClauses` answers: the verdicts as they stand now, and the overrides they lean on. */
type WaivedClauses = { readonly verdicts: readonly ClauseVerdict[]; readonly waived: readonly Waived[] };

/** How the counter of an override's uses is called. */
function overrideRef(overrideId: string): string {
  return `override:${overrideId}`;
}

/**
 * Step 5: clauses that are not kept and are covered by an active override are waived. A waived clause stands as if it
 * were kept, the posture's lift included: people said so for these agents, actions and words.
 * INVARIANT: what could not be evaluated is not waived; an exception to a promise is none to reading the request.
 */
export function waiveClauses(verdicts: readonly ClauseVerdict[], asked: Asked, facts: Facts): WaivedClauses {
  const overrides = facts.overrides ?? [];
  if (overrides.length === 0) return { verdicts, waived: [] };
  const waived: Waived[] = [];
  const after = verdicts.map((verdict) => {
    const { compiled, outcome } = verdict;
    if (outcome.outcome !== 'unsatisfied') return verdict;
    const isAbout = ({ target }: OverrideFact) =>
      target.type === 'clause' &&
      target.pactId === compiled.pact.pactId &&
      target.clause === compiled.clause.key;
    const found = cover(overrides.filter(isAbout), compiled.ref, asked);
    if (!found) return verdict;
    waived.push(found);
    return waivedVerdict(verdict);
  });
  return { verdicts: after, waived };
}

function waivedVerdict(verdict: ClauseVerdict): ClauseVerdict {
  return {
    ...verdict,
    outcome: { ...verdict.outcome, outcome: 'waived', effect: 'allow', remedies: [] },
    asks: [],
    liftsPosture: verdict.compiled.clause.authorises,
  };
}

/**
 * Step 5 for the posture: the override that stands in for it at this tier; null where none does.
 * INVARIANT: only one for the catalogue's own tier counts, so nobody reaches one by raising the tier.
 */
export function waivePosture(posture: PostureCause, asked: Asked, facts: Facts): Waived | null {
  if (posture.tier !== facts.catalogueTier) return null;
  const isAbout = ({ target }: OverrideFact) => target.type === 'posture' && target.tier === posture.tier;
  return cover((facts.overrides ?? []).filter(isAbout), `posture:${posture.tier}`, asked);
}

/** The first of them that is active now and has a use left. */
function cover(overrides: readonly OverrideFact[], ref: string, asked: Asked): Waived | null {
  for (const { id, by, reason, isBreakGlass, startsAt, endsAt, maxUses } of overrides) {
    if (asked.now < startsAt || asked.now >= endsAt) continue;
    const limitRef = overrideRef(id);
    const { ordinal } = asked.limit(limitRef, 0);
    if (ordinal >= maxUses) continue;
    const use = ordinal + 1;
    const waiver = { overrideId: id, ref, by, reason, isBreakGlass, endsAt, use, maxUses };
    return { waiver, use: { limitRef, windowStart: 0, ordinal: use, total: parseDecimal(use) ?? 0n } };
  }
  return null;
}
