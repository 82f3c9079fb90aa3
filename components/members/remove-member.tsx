'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { Button } from '#components/ui/button.tsx';
import { AlertDialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { type MemberResource, removeMemberMutation } from '#lib/client/members.ts';

/** Ends a membership, after saying what that means. */
export function RemoveMember({ member }: { readonly member: MemberResource }) {
  const t = useTranslations('members');
  const refusal = useRefusal()('member:remove');
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation(removeMemberMutation(useQueryClient()));
  const { name, personId } = member;
  // The row goes with the list that is read again, and what was asked of `mutate` with it: the promise stays.
  const confirm = () =>
    remove.mutateAsync(personId).then(
      () => notify(t('removed', { name })),
      () => undefined,
    );
  return (
    <>
      <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
        {t('remove')}
        <span className="sr-only"> {name}</span>
      </Button>
      <AlertDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('removeTitle', { name })}
        description={t('removeText', { name })}
        cancelLabel={t('cancelRemove', { name })}
        confirm={
          <Button variant="stop" isBusy={remove.isPending} onClick={() => void confirm()}>
            {t('removeConfirm', { name })}
          </Button>
        }
      >
        {remove.error ? <ErrorState error={remove.error} /> : null}
      </AlertDialog>
    </>
  );
}
