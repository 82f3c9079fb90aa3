'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { TeamDialog } from '#components/teams/team-dialog.tsx';
import { type TeamResource, teamsQuery } from '#lib/client/teams.ts';

/** The teams that own agents and clauses. */
export function TeamListScreen() {
  const t = useTranslations('teams');
  const list = useInfiniteQuery(teamsQuery);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<TeamDialog />} />
      <ListTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(team) => team.id}
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      />
    </>
  );
}

function useColumns(): readonly Column<TeamResource>[] {
  const t = useTranslations('teams');
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: (team) => <span className="font-strong">{team.name}</span>,
      isName: true,
    },
    {
      id: 'key',
      header: t('column.key'),
      hideBelow: 's',
      cell: (team) => <span className="font-mono text-ink-2 text-mono">{team.key}</span>,
    },
    {
      id: 'members',
      header: t('column.members'),
      cell: (team) =>
        team.members.map((member) => member.name).join(', ') || (
          <span className="text-ink-3">{t('nobody')}</span>
        ),
    },
    {
      id: 'channels',
      header: t('column.channels'),
      hideBelow: 'm',
      cell: (team) => <Channels team={team} />,
    },
    {
      id: 'backup',
      header: t('column.backup'),
      hideBelow: 'm',
      cell: (team) => <span className="font-mono text-ink-2 text-mono">{team.backupTeam ?? '–'}</span>,
    },
    {
      id: 'act',
      header: <span className="sr-only">{t('column.acts')}</span>,
      align: 'end',
      cell: (team) => <TeamDialog team={team} />,
    },
  ];
}

/** Where the team is told. */
function Channels({ team }: { readonly team: TeamResource }) {
  const t = useTranslations('teams.channels');
  const names = [
    ...(team.members.length > 0 ? [t('members')] : []),
    ...(team.email === null ? [] : [t('email')]),
    ...(team.slackHint === null ? [] : [t('slack', { hint: team.slackHint })]),
  ];
  return <span className="text-ink-2">{names.join(', ') || '–'}</span>;
}
