'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { PactContent } from '#lib/domain/pacts/types.ts';

const PactYaml = lazy(() =>
  import('#components/pacts/pact-yaml.tsx').then(({ PactYaml }) => ({ default: PactYaml })),
);

/** The draft on screen as YAML, to copy. */
export function DraftYaml({ content }: { readonly content: PactContent }) {
  const t = useTranslations('pacts.yaml');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('title')} description={t('text')}>
        {isOpen ? (
          <Suspense fallback={<p className="late text-ink-3">{t('writing')}</p>}>
            <PactYaml content={content} />
          </Suspense>
        ) : null}
      </Dialog>
    </>
  );
}
