'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useController, useForm } from 'react-hook-form';
import { MakeDemo } from '#components/demo/make-demo.tsx';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { SelectField, TextField } from '#components/forms/fields.tsx';
import { Form } from '#components/forms/form.tsx';
import { laterResolver } from '#components/forms/later-resolver.ts';
import { RefusableSubmit } from '#components/forms/refusable-submit.tsx';
import { useProblemErrors } from '#components/forms/use-problem-errors.ts';
import { useRefusal } from '#components/layout/me-context.tsx';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { WorkspaceList } from '#components/settings/workspace-list.tsx';
import { Select } from '#components/ui/select.tsx';
import { notify } from '#components/ui/toast.tsx';
import { updateWorkspaceMutation, workspaceQuery } from '#lib/client/access.ts';
import { OVERRIDE_ROLES, type OverrideRole } from '#lib/domain/access/workspace.ts';

const check = laterResolver(() =>
  import('#lib/contracts/access.ts').then((contracts) => contracts.UpdateWorkspaceBody),
);

const APPROVALS = ['1', '2', '3', '4', '5'] as const;

/** What the workspace is called, how many people must agree, and who grants exceptions. */
export function WorkspaceScreen() {
  const t = useTranslations('settings.workspace');
  const demo = useTranslations('demo');
  const workspace = useQuery(workspaceQuery);
  return (
    <>
      <PageHeader title={t('title')} />
      {workspace.data ? (
        <WorkspaceForm
          name={workspace.data.name}
          minApprovals={workspace.data.minApprovals}
          overrideRole={workspace.data.overrideRole}
        />
      ) : workspace.error ? (
        <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />
      ) : null}
      <WorkspaceList />
      <Section title={demo('title')} className="mt-8 max-w-160">
        <MakeDemo />
      </Section>
    </>
  );
}

type WorkspaceValues = {
  readonly name: string;
  readonly minApprovals: number;
  readonly overrideRole: OverrideRole;
};

function WorkspaceForm(values: WorkspaceValues) {
  const t = useTranslations('settings.workspace');
  const role = useTranslations('ui.role');
  const refusal = useRefusal();
  const form = useForm({ resolver: check, values });
  const problems = useProblemErrors(form);
  const update = useMutation(updateWorkspaceMutation(useQueryClient()));
  const approvals = useController({ control: form.control, name: 'minApprovals' });
  const submit = async (body: Partial<WorkspaceValues>) => {
    problems.clear();
    await update.mutateAsync(body).then(() => notify(t('saved')), problems.show);
  };
  return (
    <Form form={form} onSubmit={submit} failure={problems.failure} className="max-w-105">
      <TextField control={form.control} name="name" label={t('name')} />
      <FieldFrame
        label={t('approvals')}
        help={t('approvalsHelp')}
        error={approvals.fieldState.error?.message}
      >
        {(frame) => (
          <Select
            {...frame}
            ref={approvals.field.ref}
            value={String(approvals.field.value)}
            onChange={(value) => approvals.field.onChange(Number(value))}
            options={APPROVALS.map((value) => ({
              value,
              label: t('approvalsOption', { count: Number(value) }),
            }))}
          />
        )}
      </FieldFrame>
      <SelectField
        control={form.control}
        name="overrideRole"
        label={t('overrideRole')}
        help={t('overrideRoleHelp')}
        options={OVERRIDE_ROLES.map((value) => ({ value, label: role(value) }))}
      />
      <div>
        <RefusableSubmit isBusy={form.formState.isSubmitting} disabledReason={refusal('workspace:update')}>
          {t('save')}
        </RefusableSubmit>
      </div>
    </Form>
  );
}
