'use client';

import { useTranslations } from 'next-intl';
import { DurationText } from '#components/ui/time-text.tsx';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';

/** Methods in words: “automated or independent”. */
function useMethodWords(): (methods: readonly EvidenceMethod[]) => string {
  const t = useTranslations('evidence.method');
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' });
  return (methods) => list.format(methods.map((method) => t(method)));
}

type DemandTextProps = {
  readonly demand: {
    readonly methods: readonly EvidenceMethod[];
    readonly maxAge: string;
    readonly sameBuild: boolean;
    readonly minResult?: string | null;
  };
};

/** How fresh a proof must be, how it must have come about, and on which build. */
export function DemandText({ demand }: DemandTextProps) {
  const t = useTranslations('evidence.demand');
  const words = useMethodWords();
  const { methods, maxAge, sameBuild, minResult } = demand;
  return (
    <span>
      {t('within')} <DurationText iso={maxAge} />
      {methods.length > 0 ? `, ${words(methods)}` : null}
      {sameBuild ? `, ${t('sameBuild')}` : null}
      {minResult ? `, ${t('share', { share: minResult })}` : null}
    </span>
  );
}
