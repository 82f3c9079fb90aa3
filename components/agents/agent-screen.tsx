'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AgentActs } from '#components/agents/agent-acts.tsx';
import { AgentEvidence } from '#components/agents/agent-evidence.tsx';
import { AgentOverrides } from '#components/agents/agent-overrides.tsx';
import { AgentState } from '#components/agents/agent-state.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Tag } from '#components/ui/marks.tsx';
import { AgeText, MomentText } from '#components/ui/time-text.tsx';
import { type AgentResource, agentQuery } from '#lib/client/agents.ts';
import { type DecisionRow, decisionsQuery } from '#lib/client/decisions.ts';

const RECENT = 10;

/** One agent: who answers for it, what binds it, what it asked lately. */
export function AgentScreen({ agentKey }: { readonly agentKey: string }) {
  const t = useTranslations('agents');
  const agent = useQuery(agentQuery(agentKey));
  if (agent.isError && !agent.data)
    return <ErrorState error={agent.error} onRetry={() => void agent.refetch()} />;
  if (!agent.data)
    return (
      <p role="status" className="late text-ink-3">
        {t('reading')}
      </p>
    );
  return (
    <>
      <PageHeader
        title={<span className="font-mono">{agent.data.key}</span>}
        note={agent.data.name}
        actions={<AgentActs agent={agent.data} />}
      />
      <div className="grid gap-8.5 l:grid-cols-2">
        <div className="grid content-start gap-6.5">
          <AgentFacts agent={agent.data} />
          <AgentEvidence agentId={agent.data.id} agentKey={agent.data.key} />
        </div>
        <RecentDecisions agentKey={agent.data.key} />
      </div>
      <div className="mt-6.5 grid gap-6.5">
        <AgentOverrides agent={agent.data} />
      </div>
    </>
  );
}

function AgentFacts({ agent }: { readonly agent: AgentResource }) {
  const t = useTranslations('agents');
  const items = [
    { id: 'state', label: t('state'), value: <AgentState agent={agent} /> },
    { id: 'owner', label: t('owner'), value: agent.owner.name },
    {
      id: 'pacts',
      label: t('boundBy'),
      value:
        agent.pacts.length > 0 ? (
          agent.pacts.map((pact) => <PactLink key={pact} pact={pact} />)
        ) : (
          <NoPact agent={agent} />
        ),
    },
    { id: 'labels', label: t('labels'), value: <Labels labels={agent.labels} /> },
    {
      id: 'id',
      label: t('id'),
      value: <span className="font-mono text-mono wrap-anywhere">{agent.id}</span>,
    },
    { id: 'registered', label: t('registered'), value: <MomentText at={agent.createdAt} /> },
    ...(agent.retiredAt
      ? [{ id: 'retired', label: t('retired'), value: <MomentText at={agent.retiredAt} /> }]
      : []),
    ...(agent.description
      ? [
          {
            id: 'description',
            label: t('description'),
            value: <span className="whitespace-pre-line">{agent.description}</span>,
          },
        ]
      : []),
  ];
  return (
    <Section title={t('facts')}>
      <div className="pt-2.5">
        <KeyValues items={items} />
      </div>
    </Section>
  );
}

function PactLink({ pact }: { readonly pact: string }) {
  return (
    <Link href={`/pacts/${pact}`} className="mr-3 font-mono text-mono underline underline-offset-2">
      {pact}
    </Link>
  );
}

function NoPact({ agent }: { readonly agent: AgentResource }) {
  const t = useTranslations('agents');
  return (
    <span className="text-ink-2">
      {t('noPactLong')}{' '}
      {agent.retiredAt ? null : (
        <Link href="/pacts/new" className="underline underline-offset-2">
          {t('writePact')}
        </Link>
      )}
    </span>
  );
}

function Labels({ labels }: { readonly labels: AgentResource['labels'] }) {
  const t = useTranslations('agents');
  const entries = Object.entries(labels);
  if (entries.length === 0) return <span className="text-ink-3">{t('none')}</span>;
  return entries.map(([name, value]) => <Tag key={name}>{`${name}=${value}`}</Tag>);
}

function RecentDecisions({ agentKey }: { readonly agentKey: string }) {
  const t = useTranslations('agents');
  const list = useInfiniteQuery(decisionsQuery({ agent: agentKey }));
  const rows = list.data?.pages[0]?.items.slice(0, RECENT) ?? [];
  const columns: readonly Column<DecisionRow>[] = [
    { id: 'when', header: t('when'), isName: true, cell: (row) => <AgeText at={row.evaluatedAt} /> },
    {
      id: 'action',
      header: t('action'),
      cell: (row) => <HiddenText text={row.action} className="font-mono text-mono" />,
    },
    { id: 'effect', header: t('answer'), align: 'end', cell: (row) => <EffectMark effect={row.effect} /> },
  ];
  const all = (
    <Link href={`/decisions?agent=${encodeURIComponent(agentKey)}`} className="underline underline-offset-2">
      {t('allDecisions')}
    </Link>
  );
  return (
    <Section title={t('asked')} end={rows.length > 0 ? all : null}>
      {list.isError && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && rows.length === 0 ? (
        <EmptyState
          title={t('askedNothing')}
          command={`COUNTERSIGN_API_KEY=csk_… npm run --silent countersign -- check --agent ${agentKey} --action tool:wire-transfer`}
        >
          <Link href="/settings/keys" className="underline underline-offset-2">
            {t('makeKey')}
          </Link>
        </EmptyState>
      ) : null}
      {list.isPending || rows.length > 0 ? (
        <DataTable
          label={t('asked')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/decisions/${row.id}`}
          skeletonRows={list.isPending ? 4 : 0}
        />
      ) : null}
    </Section>
  );
}
