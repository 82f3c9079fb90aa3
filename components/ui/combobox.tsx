'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { CONTROL, OPTION, OPTIONS } from '#components/ui/control-classes.ts';

export type ComboboxOption = { readonly value: string; readonly label: string; readonly hint?: string };

export type ComboboxProps = {
  readonly id?: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onBlur?: () => void;
  readonly options: readonly ComboboxOption[];
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** Told what is typed, where the options come from the server. */
  readonly onSearch?: (text: string) => void;
  readonly className?: string;
  readonly ref?: Ref<HTMLInputElement>;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
};

/** One of many known values, found by typing. */
export function Combobox({
  value,
  onChange,
  options,
  placeholder,
  isDisabled,
  onSearch,
  className,
  ...rest
}: ComboboxProps) {
  const t = useTranslations('ui');
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={chosen}
      onValueChange={(next) => onChange(next?.value ?? null)}
      onInputValueChange={onSearch}
      isItemEqualToValue={(a, b) => a.value === b.value}
      disabled={isDisabled}
    >
      <Base.InputGroup className={classNames('relative', className)}>
        <Base.Input {...rest} placeholder={placeholder} className={classNames(CONTROL, 'pr-8')} />
        <Base.Trigger
          aria-label={t('showOptions')}
          className="absolute inset-y-0 right-0 grid w-8 place-items-center text-ink-3"
        >
          <ChevronDown aria-hidden className="size-3.5" />
        </Base.Trigger>
      </Base.InputGroup>
      <OptionList />
    </Base.Root>
  );
}

function OptionList() {
  const t = useTranslations('ui');
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} collisionPadding={8} className="z-50">
        <Base.Popup className={OPTIONS}>
          <Base.Empty>
            <div className="px-2 py-1.5 text-ink-3">{t('noOptions')}</div>
          </Base.Empty>
          <Base.List>
            {(option: ComboboxOption) => (
              <Base.Item key={option.value} value={option} className={OPTION}>
                <Base.ItemIndicator className="col-start-1">
                  <Check aria-hidden className="size-3.5" />
                </Base.ItemIndicator>
                <span className="col-start-2 flex min-w-0 items-baseline gap-2">
                  <span className="truncate">{option.label}</span>
                  {option.hint ? (
                    <span className="ml-auto truncate text-ink-3 text-table">{option.hint}</span>
                  ) : null}
                </span>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
