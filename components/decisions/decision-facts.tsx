'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { Decision } from '#lib/client/decisions.ts';

/** What the gate knew when it decided, and what became of it. */
export function DecisionFacts({ found }: { readonly found: Decision }) {
  const t = useTranslations('decisions');
  const { decision, agent } = found;
  const none = <span className="text-ink-3">{t('none')}</span>;
  const items = [
    {
      id: 'agent',
      label: t('column.agent'),
      value: agent ? (
        <>
          <Link href={`/agents/${agent.key}`} className="font-mono text-mono underline underline-offset-2">
            {agent.key}
          </Link>{' '}
          · {t('ownedBy', { owner: agent.owner })}
        </>
      ) : (
        t('unknownAgent')
      ),
    },
    { id: 'tier', label: t('column.tier'), value: decision.tier },
    {
      id: 'pacts',
      label: t('pacts'),
      value:
        decision.pacts.length > 0
          ? decision.pacts.map((pact) => <Pact key={pact.digest} pact={pact} />)
          : none,
    },
    {
      id: 'review',
      label: t('review'),
      value: decision.review ? (
        <Link href={`/reviews/${decision.review.id}`} className="underline underline-offset-2">
          {t('openReview')}
        </Link>
      ) : (
        none
      ),
    },
    { id: 'revision', label: t('revision'), value: decision.revision },
    { id: 'engine', label: t('engine'), value: found.engine },
    {
      id: 'valid',
      label: t('validUntil'),
      value: decision.validUntil ? <MomentText at={decision.validUntil} /> : none,
    },
    {
      id: 'key',
      label: t('key'),
      value: found.keyId ? <span className="font-mono text-mono">{found.keyId}</span> : none,
    },
    {
      id: 'outcome',
      label: t('column.outcome'),
      value:
        found.outcomes.length > 0 ? (
          found.outcomes.map((outcome) => <Outcome key={outcome.reportedAt} outcome={outcome} />)
        ) : (
          <span className="text-ink-3">{t('notReported')}</span>
        ),
    },
  ];
  return (
    <Section title={t('knew')}>
      <div className="pt-2.5">
        <KeyValues items={items} />
      </div>
    </Section>
  );
}

function Pact({ pact }: { readonly pact: Decision['decision']['pacts'][number] }) {
  const t = useTranslations('decisions');
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Link href={`/pacts/${pact.key}/versions/${pact.version}`} className="underline underline-offset-2">
        {t('pactVersion', { pact: pact.name, version: pact.version })}
      </Link>
      <Digest digest={pact.digest} canCopy={false} />
    </div>
  );
}

function Outcome({ outcome }: { readonly outcome: Decision['outcomes'][number] }) {
  const t = useTranslations('decisions');
  return (
    <div>
      {t(`outcome.${outcome.status}`)}, <MomentText at={outcome.reportedAt} />
      {outcome.detail ? <span className="block text-ink-2">{outcome.detail}</span> : null}
    </div>
  );
}
