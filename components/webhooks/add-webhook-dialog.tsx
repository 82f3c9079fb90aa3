'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Form, SubmitButton } from '#components/forms/form.tsx';
import { laterResolver } from '#components/forms/later-resolver.ts';
import { TextField } from '#components/forms/text-field.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { notify } from '#components/ui/toast.tsx';
import { topicsOf } from '#components/webhooks/topic-groups.ts';
import { TopicsField } from '#components/webhooks/topics-field.tsx';
import { createWebhookMutation } from '#lib/client/webhooks.ts';

const check = laterResolver(() =>
  import('#lib/contracts/webhooks.ts').then((contracts) => contracts.CreateWebhookBody),
);

/** Adds an endpoint. */
export function AddWebhookDialog() {
  const t = useTranslations('webhooks');
  const refusal = useRefusal()('webhook:write');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" disabledReason={refusal} onClick={() => setOpen(true)}>
        {t('add')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('add')}>
        {isOpen ? <AddWebhookForm onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}

function AddWebhookForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations('webhooks');
  const form = useForm({
    resolver: check,
    defaultValues: { url: '', topics: [...topicsOf('review')] },
  });
  const problems = useProblemErrors(form);
  const create = useMutation(createWebhookMutation(useQueryClient()));
  const submit = async (body: Parameters<typeof create.mutateAsync>[0]) => {
    problems.clear();
    await create.mutateAsync(body).then(({ url }) => {
      notify(t('added', { url }));
      onDone();
    }, problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure}>
      <TextField
        control={form.control}
        name="url"
        label={t('url')}
        help={t('urlHelp')}
        type="url"
        inputMode="url"
        placeholder="https://hooks.northwind.example/countersign"
        autoComplete="off"
        spellCheck={false}
        isMono
        autoFocus
      />
      <TopicsField
        chosen={form.watch('topics')}
        onChange={(topics) => form.setValue('topics', topics, { shouldValidate: form.formState.isSubmitted })}
        error={form.formState.errors.topics?.message}
      />
      <div className="flex justify-end">
        <SubmitButton isBusy={form.formState.isSubmitting}>{t('addSubmit')}</SubmitButton>
      </div>
    </Form>
  );
}
