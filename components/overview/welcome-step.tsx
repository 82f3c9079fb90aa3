'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { FirstStepResource } from '#lib/client/first-steps.ts';
import type { FirstStepName } from '#lib/domain/overview/types.ts';

type WelcomeStepProps = {
  readonly step: FirstStepName;
  readonly number: number;
  /** Missing as long as it was not taken. */
  readonly taken?: FirstStepResource;
  readonly isNext: boolean;
  readonly children?: ReactNode;
};

const TO_DO: Readonly<Record<FirstStepName, string>> = {
  agent: '/agents?do=register',
  pact: '/pacts/new',
  decision: '/settings/keys',
  approval: '/reviews',
};

/** One step: what it is for and the way to it, or when, by whom and on what it was taken. */
export function WelcomeStep({ step, number, taken, isNext, children }: WelcomeStepProps) {
  const t = useTranslations('welcome');
  return (
    <li
      aria-current={isNext ? 'step' : undefined}
      className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 border-line border-b py-3.5"
    >
      <span className="figures pt-px text-ink-3">
        {taken ? <Check aria-hidden className="size-4 text-allow" /> : number}
        {taken ? <span className="sr-only">{t('taken')}</span> : null}
      </span>
      <div className="min-w-0">
        <h2 className="font-strong">{t(`step.${step}.title`)}</h2>
        {taken ? (
          <p className="text-ink-2 wrap-anywhere">
            {taken.by === null ? null : `${taken.by} · `}
            <AgeText at={taken.at} /> ·{' '}
            <a href={placeOf(taken)} className="underline underline-offset-2">
              {taken.subject}
            </a>
          </p>
        ) : (
          <>
            <p className="max-w-[68ch] text-ink-2">{t(`step.${step}.note`)}</p>
            {children}
            <ButtonLink href={TO_DO[step]} variant={isNext ? 'primary' : 'plain'} className="mt-2.5">
              {t(`step.${step}.act`)}
            </ButtonLink>
          </>
        )}
      </div>
    </li>
  );
}

function placeOf({ step, subject }: FirstStepResource): string {
  const named = encodeURIComponent(subject);
  if (step === 'agent') return `/agents/${named}`;
  if (step === 'pact') return `/pacts/${named}`;
  return step === 'decision' ? `/decisions/${named}` : `/reviews/${named}`;
}
