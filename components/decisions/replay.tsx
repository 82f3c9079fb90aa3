'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import { replayMutation } from '#lib/client/decisions.ts';

/** Decides the recorded request again from the recorded facts and says whether it comes out the same, byte for byte. */
export function Replay({ decisionId }: { readonly decisionId: string }) {
  const t = useTranslations('decisions');
  const replay = useMutation(replayMutation(decisionId));
  return (
    <section aria-label={t('replay')} className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-3">
        <Button isBusy={replay.isPending} onClick={() => replay.mutate()}>
          {t('replay')}
        </Button>
        <span className="text-ink-3">{t('replayNote')}</span>
      </div>
      {replay.isError ? <ErrorState error={replay.error} /> : null}
      {replay.data ? (
        <div role="status" className={replay.data.isSame ? 'text-allow' : 'text-block'}>
          <p className="font-strong">
            {replay.data.isSame ? t('same') : t('differs', { count: replay.data.differences.length })}
          </p>
          <Digest digest={replay.data.replayedDigest} canCopy={false} />
          {replay.data.differences.map((path) => (
            <p key={path} className="font-mono text-mono">
              {path}
            </p>
          ))}
        </div>
      ) : null}
    </section>
  );
}
