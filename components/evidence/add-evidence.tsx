'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs';
import { useRefusal } from '#components/layout/me-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const EvidenceForm = dynamic(() =>
  import('#components/evidence/evidence-form.tsx').then((form) => form.EvidenceForm),
);
const ImportForm = dynamic(() =>
  import('#components/evidence/import-form.tsx').then((form) => form.ImportForm),
);

const WAYS = ['result', 'file'] as const;

/** The two ways to add evidence by hand. The address can open either, with agent and check filled in. */
export function AddEvidence() {
  const t = useTranslations('evidence');
  const refusal = useRefusal()('evidence:write');
  const [way, setWay] = useQueryState('add', parseAsStringLiteral(WAYS));
  const [{ agent, check }] = useQueryStates({ agent: parseAsString, check: parseAsString });
  const preset = { agent: agent ?? undefined, check: check ?? undefined };
  const open = refusal ? null : way;
  const close = () => void setWay(null);
  return (
    <>
      <Button disabledReason={refusal} onClick={() => void setWay('file')}>
        {t('import.open')}
      </Button>
      <Button variant="primary" disabledReason={refusal} onClick={() => void setWay('result')}>
        {t('form.open')}
      </Button>
      <Dialog
        isOpen={open !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={t(open === 'file' ? 'import.title' : 'form.title')}
        description={t(open === 'file' ? 'import.text' : 'form.text')}
      >
        {open === 'file' ? <ImportForm preset={preset} onDone={close} /> : null}
        {open === 'result' ? <EvidenceForm preset={preset} onDone={close} /> : null}
      </Dialog>
    </>
  );
}
