'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const AgentForm = dynamic(() => import('#components/agents/agent-form.tsx').then((form) => form.AgentForm));

/** Registers an agent and goes to its page. */
export function RegisterAgentDialog() {
  const t = useTranslations('agents');
  const refusal = useRefusal();
  const router = useRouter();
  // In the URL, so that it can be opened from anywhere.
  const [act, setAct] = useQueryState('do', parseAsStringLiteral(['register']));
  const isOpen = act !== null;
  const setOpen = (next: boolean) => void setAct(next ? 'register' : null);
  return (
    <>
      <Button variant="primary" disabledReason={refusal('agent:write')} onClick={() => setOpen(true)}>
        {t('register')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('register')}>
        {isOpen ? <AgentForm onDone={(agent) => router.push(`/agents/${agent.key}`)} /> : null}
      </Dialog>
    </>
  );
}
