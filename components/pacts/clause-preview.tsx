'use client';

import { useTranslations } from 'next-intl';
import { describeClause } from '#lib/domain/pacts/describe-clause.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';

/** A clause as its readers will see it, with what the product will do, in words. */
export function ClausePreview({ clause, number }: { readonly clause: Clause; readonly number: number }) {
  const t = useTranslations('pacts.draft');
  return (
    <section aria-label={t('asRead')} className="border border-line bg-paper px-5 py-4.5">
      <div className="font-mono text-ink-3 text-mono">{t('asRead')}</div>
      <div className="mt-2 grid grid-cols-[22px_minmax(0,1fr)]">
        <div className="font-serif text-[0.9375rem] text-ink-3 leading-6">{number}</div>
        <div className="min-w-0 wrap-anywhere">
          <p className="font-strong">{clause.title || t('untitled')}</p>
          <p className="mt-0.5 font-serif text-doc">
            {clause.obligation || <span className="text-ink-3 italic">{t('nothingPromised')}</span>}
          </p>
          <p className="mt-2 text-ink-2">{describeClause(clause)}</p>
          {clause.recourse ? (
            <p className="mt-2 text-ink-3">{t('recourseRead', { text: clause.recourse })}</p>
          ) : null}
        </div>
      </div>
    </section>
  );
}
