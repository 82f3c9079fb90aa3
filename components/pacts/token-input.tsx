'use client';

import { Autocomplete as Base } from '@base-ui/react/autocomplete';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';
import type { ControlProps } from '#components/forms/field-frame.tsx';
import { CONTROL, OPTIONS } from '#components/ui/control-classes.ts';

export type TokenOption = { readonly value: string; readonly label: string; readonly hint?: string };

type TokenInputProps = Partial<ControlProps> & {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly options: readonly TokenOption[];
  readonly placeholder?: string;
  /** Makes a value of what was typed; null keeps it in the field. */
  readonly accept?: (typed: string) => string | null;
};

const KEPT_AS_TYPED = (typed: string) => typed;

/** Several short values: known ones found by typing, others taken as they are typed. */
export function TokenInput(props: TokenInputProps) {
  const { values, onChange, options, placeholder, accept = KEPT_AS_TYPED, ...control } = props;
  const t = useTranslations('pacts.tokens');
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const value = accept(text.trim().replace(/,$/, ''));
    if (!value) return;
    if (!values.includes(value)) onChange([...values, value]);
    setTyped('');
  };
  const rest = options.filter((option) => !values.includes(option.value));
  const takeLast = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '' && values.length > 0) onChange(values.slice(0, -1));
  };
  return (
    <div className="grid gap-1.5">
      {values.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {values.map((value) => (
            <li
              key={value}
              className="inline-flex min-h-6 max-w-full items-center rounded-s border border-line-2 bg-sunk pl-1.5 font-mono text-mono"
            >
              <span className="truncate">{value}</span>
              <button
                type="button"
                aria-label={t('remove', { value })}
                onClick={() => onChange(values.filter((other) => other !== value))}
                className="grid size-6 shrink-0 place-items-center text-ink-3 hover:text-ink pointer-coarse:size-11"
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Base.Root
        items={rest}
        value={typed}
        itemToStringValue={(option: TokenOption) => option.value}
        onValueChange={(text, { reason }) => (reason === 'item-press' ? add(text) : setTyped(text))}
        openOnInputClick
      >
        <Base.Input
          {...control}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            takeLast(event);
            const isChoosing = event.currentTarget.getAttribute('aria-activedescendant');
            if ((event.key === 'Enter' && !isChoosing) || event.key === ',') {
              event.preventDefault();
              add(typed);
            }
          }}
          className={`${CONTROL} font-mono text-mono`}
        />
        <TokenOptions />
      </Base.Root>
    </div>
  );
}

function TokenOptions() {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} collisionPadding={8} className="z-50 data-empty:hidden">
        <Base.Popup className={OPTIONS}>
          <Base.List>
            {(option: TokenOption) => (
              <Base.Item
                key={option.value}
                value={option}
                className="flex min-h-7.5 cursor-default select-none items-baseline gap-2 rounded-s px-2 py-1.5 outline-none data-highlighted:bg-hover pointer-coarse:min-h-11"
              >
                <span className="truncate font-mono text-mono">{option.label}</span>
                {option.hint ? (
                  <span className="ml-auto truncate text-ink-3 text-table">{option.hint}</span>
                ) : null}
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
