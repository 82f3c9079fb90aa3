'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CorrectButton } from '#components/evidence/correct-button.tsx';
import { ResultFacts } from '#components/evidence/result-facts.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { buttonClasses } from '#components/ui/button-classes.ts';
import { oneEvidenceQuery } from '#lib/client/evidence.ts';

type ResultPeekProps = { readonly evidenceId: string; readonly closeHref: string };

/** One result beside the list it stands in; on a small screen a sheet over its foot. */
export function ResultPeek({ evidenceId, closeHref }: ResultPeekProps) {
  const t = useTranslations('evidence.facts');
  const loading = useTranslations('evidence');
  const evidence = useQuery(oneEvidenceQuery(evidenceId));
  return (
    <aside
      aria-label={t('title')}
      className="max-l:fixed max-l:inset-x-0 max-l:bottom-0 max-l:z-20 max-l:max-h-[70dvh] max-l:overflow-y-auto max-l:border-line-2 max-l:border-t max-l:bg-paper max-l:px-4 max-l:pb-6 max-l:shadow-lift m:max-l:left-49 l:sticky l:top-0 l:self-start l:border-line l:border-l l:pl-6"
    >
      <div className="flex items-center gap-2 py-2 max-l:sticky max-l:top-0 max-l:bg-paper">
        <h2 className="font-strong">{t('title')}</h2>
        <Link
          href={closeHref}
          scroll={false}
          aria-label={t('close')}
          className={buttonClasses('quiet', { isSmall: true, className: 'ml-auto' })}
        >
          <X aria-hidden />
        </Link>
      </div>
      {evidence.isError && !evidence.data ? (
        <ErrorState error={evidence.error} onRetry={() => void evidence.refetch()} />
      ) : null}
      {evidence.isPending ? (
        <p role="status" className="late text-ink-3">
          {loading('reading')}
        </p>
      ) : null}
      {evidence.data ? (
        <div className="grid gap-4">
          <ResultFacts evidence={evidence.data} />
          <div className="flex flex-wrap gap-2">
            <CorrectButton evidence={evidence.data} />
            <ButtonLink variant="quiet" href={`/evidence/${evidence.data.id}`}>
              {t('open')}
            </ButtonLink>
          </div>
        </div>
      ) : null}
    </aside>
  );
}
