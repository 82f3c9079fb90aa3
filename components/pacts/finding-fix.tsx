'use client';

import { useTranslations } from 'next-intl';
import type { Fix } from '#components/pacts/use-fix.ts';
import { PlainButton } from '#components/ui/plain-button.tsx';

type FixButtonProps = {
  readonly fix: Fix;
  /** The finding may speak of an older text: a click then does nothing yet. */
  readonly isChecking: boolean;
  readonly onFix: () => void;
};

/** Mends a finding in the draft. */
export function FixButton({ fix, isChecking, onFix }: FixButtonProps) {
  const t = useTranslations('pacts.draft.fix');
  const { owner = '', key = '' } = fix.clause ?? {};
  return (
    <PlainButton isSmall isBusy={isChecking} onClick={onFix} className="ml-5.5">
      {t(fix.code as 'clause_shadowed', { owner, key })}
    </PlainButton>
  );
}

/** Stands where a finding stood that was just mended, until the next edit. */
export function FixedNote({ message, onUndo }: { readonly message: string; readonly onUndo: () => void }) {
  const t = useTranslations('pacts.draft');
  return (
    <div className="flex items-start gap-2 py-2 text-table">
      <p className="min-w-0 flex-1 text-ink-3 wrap-anywhere">{t('fixed', { message })}</p>
      <PlainButton isSmall ref={focusIt} onClick={onUndo}>
        {t('undo')}
      </PlainButton>
    </div>
  );
}

/** The button that was pressed is gone: whoever works by keys goes on from here. */
function focusIt(button: HTMLButtonElement | null): void {
  button?.focus();
}
