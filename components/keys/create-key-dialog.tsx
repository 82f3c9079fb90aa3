'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FreshKey } from '#components/keys/fresh-key.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { FreshKeyResource } from '#lib/client/keys.ts';

const CreateKeyForm = dynamic(() =>
  import('#components/keys/create-key-form.tsx').then((form) => form.CreateKeyForm),
);

/** Makes a key; its text is shown once. */
export function CreateKeyDialog() {
  const t = useTranslations('keys');
  const refusal = useRefusal();
  const [isOpen, setOpen] = useState(false);
  const [fresh, setFresh] = useState<FreshKeyResource | null>(null);
  const open = (next: boolean) => {
    setOpen(next);
    setFresh(null);
  };
  return (
    <>
      <Button variant="primary" disabledReason={refusal('key:create')} onClick={() => open(true)}>
        {t('create')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={open} title={t('create')}>
        {fresh ? <FreshKey fresh={fresh} onDone={() => open(false)} /> : null}
        {isOpen && !fresh ? <CreateKeyForm onMade={setFresh} /> : null}
      </Dialog>
    </>
  );
}
