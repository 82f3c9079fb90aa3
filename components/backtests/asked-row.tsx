'use client';

import { ChevronRight, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { HiddenText } from '#components/ui/fact-text.tsx';

type AskedRowProps = {
  readonly label: string;
  /** What else is to be known of it: what was answered before. */
  readonly note: string | null;
  readonly answer: ReactNode;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

/** One tried request with its answer; opened, it is explained. */
export function AskedRow({ label, note, answer, isOpen, onToggle, onRemove, children }: AskedRowProps) {
  const t = useTranslations('backtest.ask');
  const id = useId();
  return (
    <li className="border-line border-b last:border-b-0">
      <div className="flex items-center gap-1">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
          className="flex min-h-8 min-w-0 flex-1 flex-wrap items-baseline gap-x-2 py-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden
            className={classNames('size-3 shrink-0 self-center text-ink-3', isOpen && 'rotate-90')}
          />
          <HiddenText text={label} className="font-mono text-mono" />
          <span className="min-w-0 flex-1 text-ink-3 text-table">{note}</span>
          {answer}
        </button>
        <Button variant="quiet" isSmall aria-label={t('remove', { label })} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      </div>
      <div id={id} hidden={!isOpen} className="pb-3 pl-5">
        {isOpen ? children : null}
      </div>
    </li>
  );
}
