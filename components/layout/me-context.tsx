'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '#components/layout/me-menu.tsx';
import { type Permission, ROLE_PERMISSIONS, ROLES } from '#lib/domain/access/permissions.ts';

const MeContext = createContext<Me | null>(null);

/** Tells every screen who is signed in. The server decides what they may; this only says it before they try. */
export function MeProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** Who is signed in; null outside the console. */
export function useMe(): Me | null {
  return useContext(MeContext);
}

/**
 * Why the signed-in person may not, in words that name who may, for a button's `disabledReason`; undefined where they
 * may.
 */
export function useRefusal(): (permission: Permission) => string | undefined {
  const t = useTranslations('ui');
  const me = useMe();
  return (permission) => {
    if (me && ROLE_PERMISSIONS[me.role].includes(permission)) return undefined;
    const holders = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(permission));
    const roles = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
      holders.map((role) => t(`role.${role}`)),
    );
    return t('refused', { role: me ? t(`role.${me.role}`) : '', roles });
  };
}
