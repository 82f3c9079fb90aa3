'use client';

import { useTranslations } from 'next-intl';
import type { OverrideResource } from '#lib/client/overrides.ts';

export type TargetFacts = {
  readonly pact: string | null;
  readonly clause: string | null;
  readonly tier: string | null;
};

/** What an override is an exception to, as one line: a clause and its pact, or the posture at a tier. */
export function useTargetWords(): (target: TargetFacts) => string {
  const t = useTranslations('overrides');
  return ({ pact, clause, tier }) =>
    clause === null ? t('postureOf', { tier: tier ?? '' }) : t('clauseOf', { clause, pact: pact ?? '' });
}

/** The same of a whole override. */
export function targetFacts(target: OverrideResource['target']): TargetFacts {
  return target.type === 'clause'
    ? { pact: target.pact, clause: target.clause, tier: null }
    : { pact: null, clause: null, tier: target.tier };
}
