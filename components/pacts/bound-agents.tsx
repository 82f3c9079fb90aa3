'use client';

import { useTranslations } from 'next-intl';
import type { AgentSelector } from '#lib/domain/pacts/types.ts';

/** Whom a pact binds, as it names them. */
export function BoundAgents({ agents }: { readonly agents: AgentSelector }) {
  const t = useTranslations('pacts');
  const labels = Object.entries(agents.labels).map(([name, value]) => `${name}=${value}`);
  if (agents.keys.length + labels.length === 0)
    return <p className="mt-3 text-degrade">{t('bindsNobody')}</p>;
  return (
    <p className="mt-3 text-ink-2">
      {agents.keys.length > 0 ? (
        <>
          {t('binds')} <span className="font-mono text-mono wrap-anywhere">{agents.keys.join(', ')}</span>
        </>
      ) : null}
      {agents.keys.length > 0 && labels.length > 0 ? ` ${t('andEvery')} ` : null}
      {agents.keys.length === 0 ? `${t('bindsEvery')} ` : null}
      {labels.length > 0 ? (
        <span className="font-mono text-mono wrap-anywhere">{labels.join(` ${t('and')} `)}</span>
      ) : null}
    </p>
  );
}
