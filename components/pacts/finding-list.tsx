'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { type DraftFinding, useDraft } from '#components/pacts/draft-context.tsx';

type FindingListProps = {
  readonly onJump: (finding: DraftFinding) => void;
  /** The text was typed on since these were found. */
  readonly isChecking: boolean;
};

/** Everything the lint found; each leads to its field. */
export function FindingList({ onJump, isChecking }: FindingListProps) {
  const t = useTranslations('pacts.draft');
  const { findings } = useDraft();
  return (
    <Section
      title={t('findings')}
      note={isChecking ? <span className="late">{t('checking')}</span> : undefined}
    >
      {findings.length === 0 ? <p className="py-2 text-ink-3">{t('noFindings')}</p> : null}
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.path}`} className="border-line border-b last:border-b-0">
            <button
              type="button"
              onClick={() => onJump(finding)}
              className="flex w-full items-start gap-2 py-2 text-left text-table hover:bg-hover pointer-coarse:min-h-11"
            >
              {finding.level === 'error' ? (
                <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-block" />
              ) : (
                <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-degrade" />
              )}
              <span className="min-w-0 wrap-anywhere">
                <span className="sr-only">{t(`level.${finding.level}`)}: </span>
                {finding.message}{' '}
                {finding.fix ? (
                  <span className="text-ink-2 underline underline-offset-2">{finding.fix}</span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
