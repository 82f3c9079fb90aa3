'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type HistoryEntry, pactHistoryQuery } from '#lib/client/overrides.ts';

/** The tab “History”: what became of the pact, its versions, its overrides and each use of one, newest first. */
export function PactHistory({ pactKey }: { readonly pactKey: string }) {
  const t = useTranslations('pacts.history');
  const list = useInfiniteQuery(pactHistoryQuery(pactKey));
  return (
    <div className="max-w-270">
      <ListTable
        label={t('label')}
        list={list}
        columns={useColumns()}
        rowKey={(entry) => `${entry.kind} ${entry.id} ${entry.kind === 'use' ? entry.override.id : ''}`}
        rowHref={(entry) => hrefOf(pactKey, entry)}
        empty={<p className="py-3 text-ink-3">{t('empty')}</p>}
      />
    </div>
  );
}

function hrefOf(pactKey: string, entry: HistoryEntry): string {
  if (entry.kind === 'use') return `/decisions/${entry.id}`;
  if (entry.kind === 'override') return `/overrides/${entry.override.id}`;
  return entry.number === null ? `/pacts/${pactKey}` : `/pacts/${pactKey}/versions/${entry.number}`;
}

function useColumns(): readonly Column<HistoryEntry>[] {
  const t = useTranslations('pacts.history');
  return [
    {
      id: 'when',
      header: t('when'),
      width: '184px',
      cell: (entry) => <MomentText at={entry.at} />,
    },
    { id: 'what', header: t('what'), isName: true, cell: (entry) => <What entry={entry} /> },
    { id: 'who', header: t('who'), width: '24%', hideBelow: 's', cell: (entry) => <Who entry={entry} /> },
  ];
}

function What({ entry }: { readonly entry: HistoryEntry }) {
  const t = useTranslations('pacts.history');
  if (entry.kind === 'use') {
    return (
      <>
        <EffectMark effect={entry.effect}>
          {t('used', { clause: entry.override.clause, use: entry.ordinal, of: entry.maxUses })}
        </EffectMark>{' '}
        <HiddenText text={entry.action} className="font-mono text-ink-2 text-mono" />
      </>
    );
  }
  const said = saidIn(entry.payload);
  const [, verb = ''] = entry.type.split('.');
  return (
    <>
      <span
        className={
          entry.kind === 'override' && entry.override.isBreakGlass ? 'font-strong text-block' : 'font-strong'
        }
      >
        {entry.kind === 'version'
          ? t(`version.${verb}`, { number: entry.number ?? 0 })
          : t(`override.${verb}`, { clause: entry.override.clause })}
      </span>
      {said ? <HiddenText text={said} className="block text-ink-2" /> : null}
    </>
  );
}

function Who({ entry }: { readonly entry: HistoryEntry }) {
  const name = entry.kind === 'use' ? entry.agent.key : entry.actor.name;
  return <span className={entry.kind === 'use' ? 'font-mono text-mono' : undefined}>{name}</span>;
}

/** What somebody said when they did it, as the record has it. */
function saidIn(payload: Extract<HistoryEntry, { payload: unknown }>['payload']): string {
  const said = [payload.reason, payload.text, payload.note];
  return said.find((text): text is string => typeof text === 'string' && text !== '') ?? '';
}
