'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { DeadlineText } from '#components/ui/time-text.tsx';
import { type InvitationResource, invitationsQuery, revokeInvitationMutation } from '#lib/client/members.ts';

/** Who was invited and has not answered. */
export function InvitationList() {
  const t = useTranslations('members');
  const roles = useTranslations('ui.role');
  const list = useInfiniteQuery(invitationsQuery);
  const columns: readonly Column<InvitationResource>[] = [
    {
      id: 'email',
      header: t('column.email'),
      cell: (row) => <span className="wrap-anywhere">{row.email}</span>,
    },
    { id: 'role', header: t('column.role'), cell: (row) => roles(row.role) },
    {
      id: 'expires',
      header: t('column.expires'),
      hideBelow: 's',
      cell: (row) => <DeadlineText at={row.expiresAt} />,
    },
    {
      id: 'act',
      header: <span className="sr-only">{t('column.acts')}</span>,
      align: 'end',
      cell: (row) => <RevokeInvitation invitation={row} />,
    },
  ];
  return (
    <Section title={t('invitations')} className="mt-8">
      <ListTable
        label={t('invitations')}
        list={list}
        columns={columns}
        rowKey={(invitation) => invitation.id}
        empty={<p className="py-3 text-ink-3">{t('invitationsEmpty')}</p>}
      />
    </Section>
  );
}

function RevokeInvitation({ invitation: { id, email } }: { readonly invitation: InvitationResource }) {
  const t = useTranslations('members');
  const refusal = useRefusal()('member:invite');
  const [isOpen, setOpen] = useState(false);
  const revoke = useMutation(revokeInvitationMutation(useQueryClient()));
  return (
    <>
      <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
        {t('revoke')}
        <span className="sr-only"> {email}</span>
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('revokeTitle', { email })}
        description={t('revokeText', { email })}
        cancelLabel={t('cancelRevoke')}
        confirm={
          <Button
            variant="stop"
            isBusy={revoke.isPending}
            onClick={() => revoke.mutate(id, { onSuccess: () => setOpen(false) })}
          >
            {t('revokeConfirm')}
          </Button>
        }
      >
        {revoke.error ? <ErrorState error={revoke.error} /> : null}
      </AlertDialog>
    </>
  );
}
