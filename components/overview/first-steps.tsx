'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/layout/states.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import type { NowResource } from '#lib/client/overview.ts';

const OfferDemoInLine = dynamic(() =>
  import('#components/demo/offer-demo.tsx').then((module) => module.OfferDemoInLine),
);

/** What a new workspace does first: the next step it has not taken, and nothing once decisions come in. */
export function FirstSteps({ has }: { readonly has: NowResource['has'] }) {
  const t = useTranslations('now.first');
  if (has.decisions) return null;
  if (!has.agents) {
    return (
      <EmptyState
        title={t('agentTitle')}
        action={
          <div className="flex flex-wrap gap-2">
            <ButtonLink variant="primary" href="/agents?do=register">
              {t('agentAct')}
            </ButtonLink>
            <ButtonLink href="/welcome">{t('allSteps')}</ButtonLink>
            <OfferDemoInLine />
          </div>
        }
      >
        {t('agentDetail')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('askTitle')}
      command={t('askCommand')}
      action={
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/welcome">{t('allSteps')}</ButtonLink>
          <OfferDemoInLine />
        </div>
      }
    >
      {has.pacts ? t('askDetail') : t('askWithoutPact')}
    </EmptyState>
  );
}
