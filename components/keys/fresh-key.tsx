'use client';

import { useTranslations } from 'next-intl';
import { ShownOnce } from '#components/forms/shown-once.tsx';
import type { FreshKeyResource } from '#lib/client/keys.ts';

/** A key that was just made, whole, this once. */
export function FreshKey({
  fresh,
  onDone,
}: {
  readonly fresh: FreshKeyResource;
  readonly onDone: () => void;
}) {
  const t = useTranslations('keys');
  return (
    <ShownOnce
      title={fresh.name}
      text={t('freshText')}
      secret={fresh.key ?? ''}
      copyLabel={t('copy')}
      doneLabel={t('done')}
      onDone={onDone}
    />
  );
}
