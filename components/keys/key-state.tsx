'use client';

import { useTranslations } from 'next-intl';
import { useNow } from '#components/ui/reading-context.tsx';
import { DeadlineText } from '#components/ui/time-text.tsx';
import type { KeyResource } from '#lib/client/keys.ts';

/** Whether a key still works. */
export function useIsLive(): (key: KeyResource) => boolean {
  const now = useNow();
  return (key) => key.revokedAt === null && (key.expiresAt === null || Date.parse(key.expiresAt) > now);
}

/** Whether a key works, and for how long. */
export function KeyState({ apiKey }: { readonly apiKey: KeyResource }) {
  const t = useTranslations('keys');
  const isLive = useIsLive();
  if (apiKey.revokedAt) return <span className="text-ink-3">{t('state.revoked')}</span>;
  if (!isLive(apiKey)) return <span className="text-ink-3">{t('state.expired')}</span>;
  return (
    <>
      {t('state.live')}
      {apiKey.expiresAt ? (
        <span className="text-ink-3">
          {' · '}
          <DeadlineText at={apiKey.expiresAt} />
        </span>
      ) : null}
    </>
  );
}
