import type { Scope } from '#lib/domain/access/principal.ts';
import { whatCanBeAsked } from '#lib/domain/overrides/prefill.ts';
import type { PrefillView } from '#lib/domain/overrides/views.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import * as decisions from '#lib/store/decisions.ts';
import { listVersions } from '#lib/store/pact-versions.ts';
import { read } from '#lib/store/transaction.ts';

/** What can be asked for from a refusal. */
export async function prefillOverride(
  scope: Scope,
  { query }: { readonly query: { readonly decision: string } },
): Promise<PrefillView> {
  return read(scope, async (transaction) => {
    const found = await decisions.find(transaction, query.decision);
    if (!found) throw notFound();
    const { facts, decision } = found.record;
    const pactIds = [...new Set(decision.clauses.map((clause) => clause.pactId))];
    const active = await listVersions(transaction, pactIds, ['active']);
    const askable = whatCanBeAsked(
      decision,
      facts.catalogueTier,
      (pactId, key) =>
        active
          .find((version) => version.pactId === pactId)
          ?.content.clauses.find((clause) => clause.key === key) ?? null,
    );
    const { id, action, tier, effect, evaluatedAt } = found;
    const agent = facts.agent && { id: facts.agent.id, key: facts.agent.key, name: facts.agent.name };
    return {
      decision: { id, at: evaluatedAt, effect, summary: decision.summary, action, tier, agent },
      ...askable,
    };
  });
}
