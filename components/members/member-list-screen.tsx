'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMe } from '#components/layout/me-context.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { InvitationList } from '#components/members/invitation-list.tsx';
import { InviteDialog } from '#components/members/invite-dialog.tsx';
import { RemoveMember } from '#components/members/remove-member.tsx';
import { RoleSelect } from '#components/members/role-select.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { PersonName } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { type MemberResource, membersQuery } from '#lib/client/members.ts';

/** Who belongs to the workspace, as what, and who was invited. */
export function MemberListScreen() {
  const t = useTranslations('members');
  const list = useInfiniteQuery(membersQuery);
  const count = list.data?.pages.flatMap((page) => page.items).length;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={count && !list.hasNextPage ? t('note', { count }) : undefined}
        actions={<InviteDialog />}
      />
      <ListTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(member) => member.personId}
        empty={null}
      />
      <InvitationList />
    </>
  );
}

function useColumns(): readonly Column<MemberResource>[] {
  const t = useTranslations('members');
  const me = useMe();
  return [
    {
      id: 'name',
      header: t('column.name'),
      cell: (member) => (
        <>
          <PersonName name={member.name} />
          {member.email === me?.email ? <span className="text-ink-3"> · {t('you')}</span> : null}
        </>
      ),
      isName: true,
    },
    {
      id: 'email',
      header: t('column.email'),
      hideBelow: 's',
      cell: (member) => <span className="text-ink-2 wrap-anywhere">{member.email}</span>,
    },
    {
      id: 'role',
      header: t('column.role'),
      width: '150px',
      cell: (member) => <RoleSelect member={member} />,
    },
    {
      id: 'joined',
      header: t('column.joined'),
      hideBelow: 'm',
      cell: (member) => <MomentText at={member.joinedAt} />,
    },
    {
      id: 'act',
      header: <span className="sr-only">{t('column.acts')}</span>,
      align: 'end',
      cell: (member) => <RemoveMember member={member} />,
    },
  ];
}
