'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { laterResolver } from '#components/forms/later-resolver.ts';
import { ShownOnce } from '#components/forms/shown-once.tsx';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import { inviteMutation } from '#lib/client/members.ts';
import { ROLES, type Role } from '#lib/domain/access/permissions.ts';

const check = laterResolver(() =>
  import('#lib/contracts/members.ts').then((contracts) => contracts.InviteMemberBody),
);

/** Invites somebody; the link is shown once. */
export function InviteDialog() {
  const t = useTranslations('members');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" disabledReason={refusal('member:invite')} onClick={() => setOpen(true)}>
        {t('invite')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('invite')} description={t('inviteText')}>
        {isOpen ? <InviteForm onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function InviteForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations('members');
  const roles = useTranslations('ui.role');
  const form = useForm<{ email: string; role: Role }, unknown, { email: string; role: Role }>({
    resolver: check,
    defaultValues: { email: '', role: 'approver' },
  });
  const problems = useProblemErrors(form);
  const invite = useMutation(inviteMutation(useQueryClient()));
  const submit = async (body: { email: string; role: Role }) => {
    problems.clear();
    await invite.mutateAsync(body).catch(problems.show);
  };
  if (invite.data?.link) {
    const { email, role, link } = invite.data;
    return (
      <ShownOnce
        title={t('invited', { email, role: roles(role) })}
        text={t('linkText')}
        secret={link}
        copyLabel={t('linkCopy')}
        doneLabel={t('done')}
        onDone={onDone}
      />
    );
  }
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField
        control={form.control}
        name="email"
        label={t('email')}
        type="email"
        autoComplete="off"
        autoFocus
      />
      <RadioChoice
        label={t('role')}
        value={form.watch('role')}
        onChange={(role) => form.setValue('role', role)}
        options={ROLES.map((role) => ({ value: role, label: roles(role), help: t(`roleHelp.${role}`) }))}
      />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t('inviteSubmit')}</SubmitButton>
      </div>
    </Form>
  );
}
