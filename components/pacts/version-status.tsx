'use client';

import { useTranslations } from 'next-intl';
import type * as z from 'zod';
import { DeadlineText } from '#components/ui/time-text.tsx';
import type { VersionSummary } from '#lib/contracts/pact-resources.ts';

export type VersionFacts = z.output<typeof VersionSummary>;

/** Where a version stands, in one or two words, with the mark it carries until a second person has signed. */
export function VersionStatus({ version }: { readonly version: VersionFacts }) {
  const t = useTranslations('pacts');
  const isOwed = version.status === 'active' && version.ratifiedAt === null;
  return (
    <span className="whitespace-nowrap">
      {t(`status.${version.status}`)}
      {isOwed && version.isSolo ? <span className="text-degrade"> · {t('solo')}</span> : null}
      {isOwed && version.isNarrowing && version.ratifyBy ? (
        <span className="text-degrade">
          {' · '}
          {t('toRatify')} <DeadlineText at={version.ratifyBy} />
        </span>
      ) : null}
    </span>
  );
}
