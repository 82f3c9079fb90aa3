'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DraftFinding } from '#components/pacts/draft-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

type MissingDialogProps = {
  readonly errors: readonly DraftFinding[];
  readonly onJump: (finding: DraftFinding) => void;
};

/** What stands between the draft and its review; each entry leads to its field. */
export function MissingDialog({ errors, onJump }: MissingDialogProps) {
  const t = useTranslations('pacts.submit');
  const [isOpen, setOpen] = useState(false);
  const follow = (finding: DraftFinding) => {
    setOpen(false);
    // The dialog gives the focus back to its button as it closes; only then may the field have it.
    setTimeout(() => onJump(finding), 0);
  };
  return (
    <>
      <Button className="border-dashed text-ink-2" onClick={() => setOpen(true)}>
        {t('missing', { count: errors.length })}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('missingTitle')} description={t('missingText')}>
        <ul>
          {errors.map((finding) => (
            <li key={`${finding.code} ${finding.path}`} className="border-line border-b last:border-b-0">
              <button
                type="button"
                className="w-full py-2 text-left hover:bg-hover pointer-coarse:min-h-11"
                onClick={() => follow(finding)}
              >
                {finding.message}{' '}
                {finding.fix ? <span className="text-ink-2 underline">{finding.fix}</span> : null}
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
