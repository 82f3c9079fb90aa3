'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '#components/layout/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { meQuery } from '#lib/client/access.ts';
import { switchWorkspace } from '#lib/client/sign-in.ts';

/** The workspaces the person belongs to, where there are several, and the way between them. */
export function WorkspaceList() {
  const t = useTranslations('settings.workspace');
  const roles = useTranslations('ui.role');
  const { data: me } = useQuery(meQuery);
  const [goingTo, setGoingTo] = useState<string | null>(null);
  if (!me || me.workspaces.length < 2) return null;
  const go = async (id: string) => {
    setGoingTo(id);
    await switchWorkspace(id);
    window.location.assign('/');
  };
  return (
    <Section title={t('yours')} className="mt-8 max-w-160">
      <ul>
        {me.workspaces.map(({ id, name, role }) => (
          <li key={id} className="flex min-h-(--row) items-center gap-3 border-line border-b py-1.5">
            <span className="min-w-0 truncate font-strong">{name}</span>
            <span className="text-ink-3">{roles(role)}</span>
            <span className="ml-auto">
              {id === me.workspace.id ? (
                <span className="text-ink-3">{t('here')}</span>
              ) : (
                <Button isSmall isBusy={goingTo === id} onClick={() => void go(id)}>
                  {t('switch')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
