import type { EvidenceFact } from '#lib/domain/decisions/proof-facts.ts';
import type { DecisionRequest, Facts } from '#lib/domain/decisions/types.ts';
import type { EvidenceDemand } from '#lib/domain/pacts/types.ts';
import { type ReferenceOutcome, referenceMs } from '#lib/testing/reference-requirements.ts';

type ReferenceEvidence = { readonly outcome: ReferenceOutcome; readonly isStale: boolean };

function hasPassed({ result }: EvidenceFact, minResult: string | undefined): boolean {
  if ('value' in result)
    return result.passes === 'at_most'
      ? !(result.value > result.threshold)
      : !(result.value < result.threshold);
  const all = result.passed + result.failed;
  return all > 0 && result.passed >= Number(minResult ?? '1') * all;
}

/** Evidence, said again: sorted by time, the last line of those that are accepted speaks for the check. */
export function referenceEvidence(
  demand: EvidenceDemand,
  request: DecisionRequest,
  facts: Facts,
  now: number,
): ReferenceEvidence {
  const no = { outcome: 'unsatisfied', isStale: false } as const;
  const check = facts.checks?.find((one) => one.key === demand.check && !one.isRetired);
  if (!check) return no;
  const accepted = (facts.evidence ?? []).filter(
    (one) => one.check === demand.check && demand.methods.some((method) => method === one.method),
  );
  const mine = demand.sameBuild
    ? accepted.filter((one) => request.buildDigest !== undefined && one.build === request.buildDigest)
    : accepted;
  const order = (one: EvidenceFact) =>
    `${String(one.at).padStart(15, '0')} ${hasPassed(one, demand.minResult) ? 0 : 1} ${one.id}`;
  const last = [...(mine.length > 0 ? mine : accepted)].sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
  if (last && last.at - now > 300_000) return { outcome: 'error', isStale: false };
  if (mine.length === 0 || !last || !hasPassed(last, demand.minResult)) return no;
  const isOld = last.at + referenceMs(demand.maxAge) < now;
  return isOld ? { outcome: 'unsatisfied', isStale: true } : { outcome: 'satisfied', isStale: false };
}
