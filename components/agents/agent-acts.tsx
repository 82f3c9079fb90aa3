'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { LiftButton } from '#components/stops/lift-button.tsx';
import { FreezeButton } from '#components/stops/stop-control.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { type AgentResource, retireAgentMutation } from '#lib/client/agents.ts';

const AgentForm = dynamic(() => import('#components/agents/agent-form.tsx').then((form) => form.AgentForm));

/** Edit, freeze or lift, retire. */
export function AgentActs({ agent }: { readonly agent: AgentResource }) {
  const t = useTranslations('agents');
  const refusal = useRefusal();
  const [isEditing, setEditing] = useState(false);
  if (agent.retiredAt) return null;
  return (
    <>
      <Button disabledReason={refusal('agent:write')} onClick={() => setEditing(true)}>
        {t('edit')}
      </Button>
      <RetireButton agent={agent} />
      {agent.stop ? (
        <LiftButton stop={agent.stop} name={agent.key} />
      ) : (
        <FreezeButton preset={{ target: 'agent', targetId: agent.id, name: agent.key }} />
      )}
      <Dialog isOpen={isEditing} onOpenChange={setEditing} title={t('editTitle', { key: agent.key })}>
        {isEditing ? <AgentForm agent={agent} onDone={() => setEditing(false)} /> : null}
      </Dialog>
    </>
  );
}

function RetireButton({ agent }: { readonly agent: AgentResource }) {
  const t = useTranslations('agents');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const retire = useMutation(retireAgentMutation(useQueryClient(), agent.key));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) retire.mutate(reason, { onSuccess: () => setOpen(false) });
  };
  return (
    <>
      <Button disabledReason={refusal('agent:retire')} onClick={() => setOpen(true)}>
        {t('retire')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('retireTitle', { key: agent.key })}
        description={t('retireText')}
      >
        <form onSubmit={submit} className="grid gap-4">
          {retire.isError ? <ErrorState error={retire.error} /> : null}
          <FieldFrame label={t('retireReason')}>
            {(frame) => (
              <Input
                {...frame}
                value={reason}
                maxLength={200}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </FieldFrame>
          <div className="flex justify-end">
            <Button
              type="submit"
              variant="stop"
              isBusy={retire.isPending}
              disabledReason={reason.trim() ? undefined : t('reasonNeeded')}
            >
              {t('retireConfirm', { key: agent.key })}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
