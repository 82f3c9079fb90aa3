'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { PlainButton } from '#components/ui/plain-button.tsx';

type FailedScreenProps = {
  /** What the server's log calls this failure. */
  readonly digest?: string;
  readonly onRetry: () => void;
};

/** A whole screen failed to be made: what still works, what to quote, and another try. */
export function FailedScreen({ digest, onRetry }: FailedScreenProps) {
  const t = useTranslations('shell.failed');
  return (
    <div role="alert">
      <PageHeader title={t('title')} />
      <p className="mb-1 max-w-[68ch] text-ink-2">{t('detail')}</p>
      {digest ? <p className="font-mono text-ink-3 text-mono">{t('reference', { digest })}</p> : null}
      <PlainButton className="mt-4" onClick={onRetry}>
        {t('retry')}
      </PlainButton>
    </div>
  );
}
