import { describe, expect, it } from 'vitest';
import type { Tier } from '#lib/domain/actions/types.ts';
import { isCritical } from '#lib/domain/reviews/critical.ts';
import type { Review } from '#lib/domain/reviews/types.ts';

const review = (tier: Tier, ...refs: readonly string[]) =>
  ({ tier, demands: { causes: refs.map((ref) => ({ ref })) } }) as unknown as Review;
const severities: Readonly<Record<string, string>> = { limit: 'critical', tone: 'minor', scope: 'major' };
const severityOf = ({ clauseKey }: { readonly clauseKey: string }) => severities[clauseKey] ?? null;

describe('approving a review', () => {
  it.each([
    ['of a critical action', review('critical', 'posture:critical')],
    ['of a critical action for a minor clause', review('critical', 'clause:pct_1:1:tone')],
    ['that answers a critical clause', review('low', 'clause:pct_1:1:limit')],
    [
      'that answers a critical clause among others',
      review('low', 'clause:pct_1:1:tone', 'clause:pct_1:1:limit'),
    ],
    ['that answers a clause nobody finds', review('low', 'clause:pct_1:1:gone')],
    ['that answers a clause without a name', review('low', 'clause:')],
  ])('%s is critical', (_, given) => {
    expect(isCritical(given, severityOf)).toBe(true);
  });

  it.each([
    ['that a posture asks for below the critical tier', review('high', 'posture:high')],
    ['that answers clauses below critical', review('high', 'clause:pct_1:1:tone', 'clause:pct_2:7:scope')],
  ])('%s is not', (_, given) => {
    expect(isCritical(given, severityOf)).toBe(false);
  });
});
