'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { TeamResource } from '#lib/client/teams.ts';

const TeamForm = dynamic(() => import('#components/teams/team-form.tsx').then((form) => form.TeamForm));

/** Adds a team, or changes one. */
export function TeamDialog({ team }: { readonly team?: TeamResource }) {
  const t = useTranslations('teams');
  const refusal = useRefusal()('team:write');
  const [isOpen, setOpen] = useState(false);
  const button = team ? (
    <Button variant="quiet" isSmall disabledReason={refusal} onClick={() => setOpen(true)}>
      {t('edit')}
      <span className="sr-only"> {team.name}</span>
    </Button>
  ) : (
    <Button variant="primary" disabledReason={refusal} onClick={() => setOpen(true)}>
      {t('add')}
    </Button>
  );
  return (
    <>
      {button}
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={team ? t('editTitle', { name: team.name }) : t('add')}
      >
        {isOpen ? <TeamForm team={team} onDone={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  );
}
