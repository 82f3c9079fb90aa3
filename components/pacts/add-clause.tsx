'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDraft } from '#components/pacts/draft-context.tsx';
import { withNewClause, withWrittenClause } from '#components/pacts/edit-content.ts';
import { buttonClasses } from '#components/ui/button-classes.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Menu, MenuItem, MenuRule } from '#components/ui/menu.tsx';
import type { IntentKind } from '#lib/domain/pacts/intents.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

const IntentForm = dynamic(() => import('#components/pacts/intent-form.tsx').then((form) => form.IntentForm));

// The names stand here and not with the rules, which come with the form alone.
const KINDS: readonly IntentKind[] = ['limit_payments', 'business_hours', 'second_person'];

/** A further clause at the end: blank, or whole from what is wanted. */
export function AddClause({ onAdded }: { readonly onAdded: (at: number) => void }) {
  const t = useTranslations('pacts.intents');
  const { content, edit } = useDraft();
  const [kind, setKind] = useState<IntentKind>('limit_payments');
  const [isOpen, setOpen] = useState(false);
  const add = (next: PactContent) => {
    edit(next);
    onAdded(next.clauses.length - 1);
    setOpen(false);
  };
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button type="button" className={buttonClasses('quiet', { isSmall: true })}>
            <Plus aria-hidden />
            {t('add')}
          </button>
        }
      >
        <MenuItem onClick={() => add(withNewClause(content))}>{t('blank')}</MenuItem>
        <MenuRule />
        {KINDS.map((each) => (
          <MenuItem
            key={each}
            onClick={() => {
              setKind(each);
              setOpen(true);
            }}
          >
            {t(`kind.${each}`)}
          </MenuItem>
        ))}
      </Menu>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t(`kind.${kind}`)}
        description={t(`text.${kind}`)}
      >
        {isOpen ? (
          <IntentForm kind={kind} onWritten={(clause) => add(withWrittenClause(content, clause))} />
        ) : null}
      </Dialog>
    </>
  );
}
