'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { meQuery } from '#lib/client/access.ts';
import { type DemoResource, demoQuery, makeDemoMutation, removeDemoMutation } from '#lib/client/demos.ts';
import { switchWorkspace } from '#lib/client/sign-in.ts';

/**
 * Makes the demo workspace, says how far it is, leads into it and removes it: wherever somebody may want one. The brief
 * one fits in a line.
 */
export function MakeDemo({ isBrief = false }: { readonly isBrief?: boolean }) {
  const t = useTranslations('demo');
  const refusal = useRefusal()('demo:write');
  const found = useQuery(demoQuery);
  const make = useMutation(makeDemoMutation(useQueryClient()));
  if (!found.data) return null;
  const { demo } = found.data;
  if (demo) return <DemoThere demo={demo} refusal={refusal} isBrief={isBrief} />;
  return (
    <div>
      {isBrief ? null : <p className="mb-3 max-w-[68ch] text-ink-2">{t('offer')}</p>}
      <Button disabledReason={refusal} isBusy={make.isPending} onClick={() => make.mutate()}>
        {t('make')}
      </Button>
    </div>
  );
}

type DemoProps = {
  readonly demo: DemoResource;
  readonly refusal: string | undefined;
  readonly isBrief: boolean;
};

function DemoThere({ demo, refusal, isBrief }: DemoProps) {
  const t = useTranslations('demo');
  const { data: me } = useQuery(meQuery);
  const isHere = me?.workspace.id === demo.workspaceId;
  if (demo.status === 'asked' || demo.status === 'making')
    return <p role="status">{t('making', { day: demo.day, days: demo.days })}</p>;
  if (demo.status === 'removing') return <p role="status">{t('removing')}</p>;
  const go = async (id: string) => {
    await switchWorkspace(id);
    window.location.assign(isHere ? '/settings/workspace' : '/');
  };
  return (
    <div>
      {isBrief ? null : (
        <p className="mb-3 max-w-[68ch] text-ink-2">
          {t(demo.status === 'failed' ? 'failed' : isHere ? 'here' : 'there')}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {demo.status === 'ready' && (
          <Button onClick={() => void go(isHere ? demo.homeId : demo.workspaceId)}>
            {t(isHere ? 'leave' : 'open')}
          </Button>
        )}
        {!isHere && <RemoveDemo refusal={refusal} />}
      </div>
    </div>
  );
}

function RemoveDemo({ refusal }: Pick<DemoProps, 'refusal'>) {
  const t = useTranslations('demo');
  const [isOpen, setIsOpen] = useState(false);
  const remove = useMutation(removeDemoMutation(useQueryClient()));
  return (
    <>
      <Button variant="quiet" disabledReason={refusal} onClick={() => setIsOpen(true)}>
        {t('remove')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        title={t('removeTitle')}
        foot={
          <>
            <Button onClick={() => setIsOpen(false)}>{t('keep')}</Button>
            <Button
              variant="primary"
              isBusy={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSettled: () => setIsOpen(false) })}
            >
              {t('remove')}
            </Button>
          </>
        }
      >
        <p className="max-w-[60ch]">{t('removeText')}</p>
      </Dialog>
    </>
  );
}
