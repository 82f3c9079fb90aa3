'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Select } from '#components/ui/select.tsx';
import { notify } from '#components/ui/toast.tsx';
import { changeRoleMutation, type MemberResource } from '#lib/client/members.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { ROLES, type Role } from '#lib/domain/access/permissions.ts';

/** A member's role, to change where the reader may. It says so once it is committed, or why it was refused. */
export function RoleSelect({ member }: { readonly member: MemberResource }) {
  const t = useTranslations('members');
  const roles = useTranslations('ui.role');
  const refusal = useRefusal()('member:update');
  const change = useMutation(changeRoleMutation(useQueryClient()));
  if (refusal) return <span title={refusal}>{roles(member.role)}</span>;
  const choose = (role: Role) => {
    if (role === member.role) return;
    change.mutate(
      { personId: member.personId, role },
      { onSuccess: () => notify(t('roleChanged', { name: member.name, role: roles(role) })) },
    );
  };
  return (
    <>
      <Select<Role>
        aria-label={t('changeRole', { name: member.name })}
        value={member.role}
        onChange={choose}
        isDisabled={change.isPending}
        options={ROLES.map((role) => ({ value: role, label: roles(role) }))}
      />
      {change.error ? (
        <p role="alert" className="mt-1 text-block">
          {change.error instanceof RequestProblem ? change.error.message : null}
        </p>
      ) : null}
    </>
  );
}
