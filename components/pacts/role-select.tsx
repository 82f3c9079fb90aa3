'use client';

import { useTranslations } from 'next-intl';
import { Select, type SelectProps } from '#components/ui/select.tsx';
import { ROLES, type Role, roleAllows } from '#lib/domain/access/permissions.ts';

const ANSWERING = ROLES.filter((role) => roleAllows(role, 'review:answer'));

/** Which role must answer; a role that cannot answer is offered only where it stands already. */
export function RoleSelect(props: Omit<SelectProps<Role>, 'options'>) {
  const t = useTranslations('ui.role');
  const roles = ROLES.filter((role) => ANSWERING.includes(role) || role === props.value);
  return <Select<Role> {...props} options={roles.map((role) => ({ value: role, label: t(role) }))} />;
}
