'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '#components/layout/section.tsx';
import { type DraftFinding, useDraft } from '#components/pacts/draft-context.tsx';
import { FixButton, FixedNote } from '#components/pacts/finding-fix.tsx';
import { type Fix, useFix } from '#components/pacts/use-fix.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

type FindingListProps = {
  readonly onJump: (finding: DraftFinding) => void;
  /** The text was typed on since these were found. */
  readonly isChecking: boolean;
};

type Fixed = { readonly finding: DraftFinding; readonly before: PactContent; readonly after: PactContent };

const nameOf = (finding: DraftFinding) => `${finding.code} ${finding.path}`;

/** Everything the lint found; each leads to its field, and some are mended by a click. */
export function FindingList({ onJump, isChecking }: FindingListProps) {
  const t = useTranslations('pacts.draft');
  const { content, edit, findings } = useDraft();
  const fixFor = useFix();
  const [last, setLast] = useState<Fixed | null>(null);
  const fixed = last?.after === content ? last : null;
  const isOpen = (finding: DraftFinding) =>
    !(isChecking && fixed && nameOf(fixed.finding) === nameOf(finding));
  const mend = (finding: DraftFinding, { after }: Fix) => {
    if (isChecking) return;
    setLast({ finding, before: content, after });
    edit(after);
  };
  return (
    <Section
      title={t('findings')}
      note={isChecking ? <span className="late">{t('checking')}</span> : undefined}
    >
      {fixed ? <FixedNote message={fixed.finding.message} onUndo={() => edit(fixed.before)} /> : null}
      {findings.length === 0 ? <p className="py-2 text-ink-3">{t('noFindings')}</p> : null}
      <ul>
        {findings.filter(isOpen).map((finding) => {
          const fix = fixFor(finding);
          return (
            <li key={nameOf(finding)} className="border-line border-b last:border-b-0">
              <FindingLine finding={finding} hint={fix ? null : finding.fix} onJump={onJump} />
              {fix ? (
                <div className="pb-2">
                  <FixButton fix={fix} isChecking={isChecking} onFix={() => mend(finding, fix)} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

type FindingLineProps = {
  readonly finding: DraftFinding;
  readonly hint: string | null;
  readonly onJump: (finding: DraftFinding) => void;
};

function FindingLine({ finding, hint, onJump }: FindingLineProps) {
  const t = useTranslations('pacts.draft');
  return (
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
        {hint ? <span className="text-ink-2 underline underline-offset-2">{hint}</span> : null}
      </span>
    </button>
  );
}
