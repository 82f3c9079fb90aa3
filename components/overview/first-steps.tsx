'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '#components/layout/states.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import type { NowResource } from '#lib/client/overview.ts';

/** What a new workspace does first: the next step it has not taken, and nothing once decisions come in. */
export function FirstSteps({ has }: { readonly has: NowResource['has'] }) {
  const t = useTranslations('now.first');
  if (has.decisions) return null;
  if (!has.agents) {
    return (
      <EmptyState
        title={t('agentTitle')}
        action={
          <ButtonLink variant="primary" href="/agents">
            {t('agentAct')}
          </ButtonLink>
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
      action={has.pacts ? undefined : <ButtonLink href="/pacts">{t('pactAct')}</ButtonLink>}
    >
      {has.pacts ? t('askDetail') : t('askWithoutPact')}
    </EmptyState>
  );
}
