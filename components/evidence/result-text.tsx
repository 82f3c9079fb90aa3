'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import type { EvidenceResource } from '#lib/client/evidence.ts';
import { isPass } from '#lib/domain/evidence/results.ts';
import { formatCount } from '#lib/format/numbers.ts';

type ResultTextProps = {
  readonly result: EvidenceResource['result'];
  /** Another result took its place. */
  readonly isCorrected?: boolean;
};

/** What a check found, with a mark: every case passed, or not every one did. */
export function ResultText({ result, isCorrected = false }: ResultTextProps) {
  const t = useTranslations('evidence.result');
  const isGood = isPass(result, null);
  const Icon = isGood ? Check : X;
  return (
    <span className="inline-flex min-w-0 items-start gap-1.5">
      <Icon
        aria-hidden
        strokeWidth={1.75}
        className={classNames('mt-0.5 size-3.5 shrink-0', isGood ? 'text-ink-3' : 'text-block')}
      />
      <span
        className={classNames('figures', isCorrected ? 'text-ink-3 line-through' : !isGood && 'font-strong')}
      >
        {'value' in result
          ? t(result.passes, { value: String(result.value), threshold: String(result.threshold) })
          : t('counts', {
              passed: formatCount(result.passed),
              all: formatCount(result.passed + result.failed),
            })}
      </span>
    </span>
  );
}
