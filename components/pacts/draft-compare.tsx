'use client';

import { useTranslations } from 'next-intl';
import { parseAsBoolean, useQueryState } from 'nuqs';
import { lazy, Suspense } from 'react';
import type { DraftComparisonProps } from '#components/pacts/draft-comparison.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const DraftComparison = lazy(() =>
  import('#components/pacts/draft-comparison.tsx').then(({ DraftComparison }) => ({
    default: DraftComparison,
  })),
);

/** What the draft on screen changes against a version, in words; whether it is open is in the address. */
export function DraftCompare(props: DraftComparisonProps) {
  const t = useTranslations('pacts.compare');
  const [isOpen, setOpen] = useQueryState('compare', parseAsBoolean.withDefault(false));
  return (
    <>
      <Button onClick={() => void setOpen(true)}>{t('open', { number: props.number })}</Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={(next) => void setOpen(next ? true : null)}
        title={t('title', { number: props.number })}
        description={t('text')}
      >
        {isOpen ? (
          <Suspense fallback={<p className="late text-ink-3">{t('reading')}</p>}>
            <DraftComparison {...props} />
          </Suspense>
        ) : null}
      </Dialog>
    </>
  );
}
