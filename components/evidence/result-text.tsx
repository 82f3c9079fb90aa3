'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import type { EvidenceResource } from '#lib/client/evidence.ts';
import { isPass } from '#lib/domain/evidence/results.ts';
import { formatCount } from '#lib/format/numbers.ts';

type Result = EvidenceResource['result'];
type ResultTextProps = {
  readonly result: Result;
  /** Whether it is enough for the clause it is read against; a count read against none is judged by nobody. */
  readonly passed?: boolean;
  /** Another result took its place. */
  readonly isCorrected?: boolean;
};

/** What a check found, marked where it is known to be enough or not. */
export function ResultText({ result, passed = ownJudgement(result), isCorrected = false }: ResultTextProps) {
  const t = useTranslations('evidence.result');
  const Icon = passed ? Check : X;
  return (
    <>
      {passed === undefined ? null : (
        <Icon
          aria-hidden
          strokeWidth={1.75}
          className={classNames('-mt-0.5 mr-1 inline size-3.5', passed ? 'text-ink-3' : 'text-block')}
        />
      )}
      <span
        className={classNames(
          'figures',
          isCorrected ? 'text-ink-3 line-through' : passed === false && 'font-strong',
        )}
      >
        {'value' in result
          ? t(result.passes, { value: String(result.value), threshold: String(result.threshold) })
          : t('counts', {
              passed: formatCount(result.passed),
              all: formatCount(result.passed + result.failed),
            })}
      </span>
    </>
  );
}

// A value names what it is held against, and every case passed is enough for anybody; how many may fail a clause says.
function ownJudgement(result: Result): boolean | undefined {
  if (isPass(result, null)) return true;
  return 'value' in result || result.passed === 0 ? false : undefined;
}
