'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import { classNames } from '#components/ui/class-names.ts';

type RadioChoiceProps<Value extends string> = {
  readonly label: ReactNode;
  /** null while nothing is chosen. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: ReactNode;
    readonly help?: ReactNode;
    readonly isDisabled?: boolean;
  }[];
  /** Side by side where there is room. */
  readonly isRow?: boolean;
};

/** One of two to four, all in sight, each with what it means. */
export function RadioChoice<Value extends string>(props: RadioChoiceProps<Value>) {
  const { label, value, onChange, options, isRow } = props;
  const id = useId();
  return (
    <div className="grid gap-1">
      <div id={id} className="text-ink-2 text-mono">
        {label}
      </div>
      <RadioGroup<Value | null>
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => next !== null && onChange(next)}
        className={classNames('grid gap-x-5 gap-y-1.5', isRow && 's:flex s:flex-wrap')}
      >
        {options.map((option) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside renders the control it labels.
          <label
            key={option.value}
            className={classNames(
              'flex items-start gap-2 pointer-coarse:min-h-11 pointer-coarse:items-center',
              option.isDisabled && 'text-ink-3',
            )}
          >
            <Radio.Root
              value={option.value}
              disabled={option.isDisabled}
              className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-edge bg-paper data-checked:border-ink"
            >
              <Radio.Indicator className="size-2 rounded-full bg-ink" />
            </Radio.Root>
            <span className="min-w-0">
              {option.label}
              {option.help ? <span className="block text-ink-2 text-table">{option.help}</span> : null}
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
