'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { postureQuery } from '#lib/client/posture.ts';

const PostureForm = dynamic(() =>
  import('#components/posture/posture-form.tsx').then((form) => form.PostureForm),
);

/** What applies at each tier where no authorising clause speaks. */
export function PostureScreen() {
  const t = useTranslations('posture');
  const { data, error, refetch } = useQuery(postureQuery);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <p className="mb-4 max-w-[78ch] text-ink-2">{t('intro')}</p>
      {data ? <PostureForm inForce={data} /> : null}
      {!data && error ? (
        <ErrorState error={error} stillWorks={t('stillWorks')} onRetry={() => void refetch()} />
      ) : null}
    </>
  );
}
