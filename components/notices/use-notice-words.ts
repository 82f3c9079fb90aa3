'use client';

import { useTranslations } from 'next-intl';
import { useZone } from '#components/ui/reading-context.tsx';
import type { NoticeResource } from '#lib/client/notices.ts';
import { formatMoment } from '#lib/format/dates.ts';
import { noticeValues } from '#lib/format/notice-values.ts';

/** A notice in sentences, its times in the reader's zone. */
export function useNoticeWords(): (notice: NoticeResource) => { title: string; text: string; act: string } {
  const t = useTranslations('notices');
  const zone = useZone();
  return ({ topic, payload }) => {
    const values = noticeValues(payload, (at) => formatMoment(at, zone));
    return {
      title: t(`topic.${topic}.title`, values),
      text: t(`topic.${topic}.text`, values),
      act: t(`topic.${topic}.act`),
    };
  };
}
