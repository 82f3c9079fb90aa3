'use client';

import { useTranslations } from 'next-intl';
import type { UndecidableClause } from '#lib/client/backtests.ts';

/** Says why a clause cannot be told from what is kept. */
export function useUndecidableWords(): (clause: UndecidableClause) => string {
  const t = useTranslations('backtest');
  return ({ clause, reason, check }) =>
    t(`why.${reason}`, { clause: clause ?? t('posture'), check: check ?? '' });
}
