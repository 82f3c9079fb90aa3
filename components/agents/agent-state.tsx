'use client';

import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import type { AgentResource } from '#lib/client/agents.ts';

/** Whether the agent may act at all. */
export function AgentState({ agent }: { readonly agent: AgentResource }) {
  const t = useTranslations('agents');
  if (agent.retiredAt) return <span className="text-ink-3">{t('retired')}</span>;
  if (agent.stop) return <EffectMark effect="block">{t(`stopped.${agent.stop.mode}`)}</EffectMark>;
  return <span>{t('inService')}</span>;
}
