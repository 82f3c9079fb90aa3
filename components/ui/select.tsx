'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { CONTROL, OPTION, OPTIONS } from '#components/ui/control-classes.ts';

export type SelectOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** How it is drawn where words alone are not enough: an effect mark. */
  readonly content?: ReactNode;
  readonly isDisabled?: boolean;
};

export type SelectProps<Value extends string> = {
  readonly id?: string;
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly onBlur?: () => void;
  readonly options: readonly SelectOption<Value>[];
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
};

/** One of a few known values. For many, use a combobox. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  placeholder,
  isDisabled,
  className,
  ...rest
}: SelectProps<Value>) {
  const items = options.map((option) => ({ value: option.value, label: option.content ?? option.label }));
  return (
    <Base.Root
      items={items}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={isDisabled}
    >
      <Base.Trigger
        {...rest}
        className={classNames(CONTROL, 'flex items-center justify-between gap-2 text-left', className)}
      >
        <Base.Value placeholder={placeholder} className="min-w-0 truncate data-placeholder:text-ink-3" />
        <Base.Icon>
          <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} collisionPadding={8} className="z-50">
          <Base.Popup className={OPTIONS}>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                label={option.label}
                disabled={option.isDisabled}
                className={OPTION}
              >
                <Base.ItemIndicator className="col-start-1">
                  <Check aria-hidden className="size-3.5" />
                </Base.ItemIndicator>
                <Base.ItemText className="col-start-2">{option.content ?? option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
