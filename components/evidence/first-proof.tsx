'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CheckDialog } from '#components/evidence/check-dialog.tsx';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { SourceDialog } from '#components/evidence/source-dialog.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { boardQuery, evidenceQuery, offeredChecksQuery, offeredSourcesQuery } from '#lib/client/evidence.ts';

const ANY_RESULT = evidenceQuery({});

/** The way to a first proof, each step found out by itself. */
export function FirstProof() {
  const t = useTranslations('evidence.first');
  const refusal = useRefusal()('evidence:write');
  const hasCheck = Boolean(useQuery(offeredChecksQuery).data?.items.length);
  const hasSource = Boolean(useQuery(offeredSourcesQuery).data?.items.length);
  const hasResult = Boolean(useInfiniteQuery(ANY_RESULT).data?.pages[0]?.items.length);
  const isAsked = Boolean(useQuery(boardQuery).data?.rows.length);
  const add = refusal ? (
    <Button disabledReason={refusal}>{t('result.act')}</Button>
  ) : (
    <ButtonLink href={tabHref('results', { add: 'result' })}>{t('result.act')}</ButtonLink>
  );
  return (
    <div className="max-w-[76ch] py-3">
      <p className="font-strong">{t('title')}</p>
      <p className="mt-1 text-ink-2">{t('text')}</p>
      <ol className="mt-4 border-line border-t">
        <Step number={1} name="check" isDone={hasCheck} act={<CheckDialog isPrimary={!hasCheck} />} />
        <Step
          number={2}
          name="source"
          isDone={hasSource}
          act={<SourceDialog isPrimary={hasCheck && !hasSource} />}
        />
        <Step number={3} name="result" isDone={hasResult} act={add} />
        <Step
          number={4}
          name="clause"
          isDone={isAsked}
          act={<ButtonLink href="/pacts">{t('clause.act')}</ButtonLink>}
        />
      </ol>
    </div>
  );
}

type StepProps = {
  readonly number: number;
  readonly name: 'check' | 'source' | 'result' | 'clause';
  readonly isDone: boolean;
  readonly act: ReactNode;
};

function Step({ number, name, isDone, act }: StepProps) {
  const t = useTranslations('evidence.first');
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] items-start gap-x-2 gap-y-2 border-line border-b py-3 s:grid-cols-[1.5rem_minmax(0,1fr)_auto]">
      <span className="font-serif text-ink-3">
        {isDone ? <Check aria-hidden className="mt-0.5 size-3.75 text-ink" /> : number}
      </span>
      <div className="min-w-0">
        <p className={classNames(!isDone && 'font-strong')}>
          {t(`${name}.title`)}
          {isDone ? <span className="text-ink-3"> {t('done')}</span> : null}
        </p>
        <p className="text-ink-2">{t(`${name}.text`)}</p>
      </div>
      <div className="max-s:col-start-2">{act}</div>
    </li>
  );
}
