'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FigureText } from '#components/decisions/figure-text.tsx';
import { withoutOpening } from '#components/decisions/without-opening.ts';
import { Section } from '#components/layout/section.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import type { Decision } from '#lib/client/decisions.ts';

/** What versions in shadow would have answered; nothing where none looked at the decision. */
export function WouldHave({ shadows }: Pick<Decision, 'shadows'>) {
  const t = useTranslations('shadows.would');
  if (shadows.length === 0) return null;
  return (
    <Section title={t('label')} note={t('note')}>
      <ul>
        {shadows.map(({ pact, version, would, summary }) => (
          <li
            key={`${pact.key} ${version}`}
            className="flex flex-wrap items-start gap-x-3.5 gap-y-0.5 border-line border-b py-2 last:border-b-0"
          >
            {would === 'unknown' ? (
              <span className="text-ink-2">{t('unknown')}</span>
            ) : (
              <EffectMark effect={would} />
            )}
            <span className="min-w-0 flex-1 basis-64">
              <FigureText text={withoutOpening(summary)} />{' '}
              <Link
                href={`/pacts/${pact.key}/versions/${version}`}
                className="whitespace-nowrap text-ink-2 underline underline-offset-2"
              >
                {t('version', { pact: pact.name, version })}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
