'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

type ToggleProps = {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  readonly name?: string;
};

const ROW = 'flex items-start gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center';

function Words({ label, help }: Pick<ToggleProps, 'label' | 'help'>) {
  return (
    <span className="min-w-0">
      {label}
      {help ? <span className="block text-ink-3 text-table">{help}</span> : null}
    </span>
  );
}

/** Yes or no, as part of a form that is sent later. */
export function Checkbox({ label, help, isChecked, onChange, isDisabled, name }: ToggleProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside renders the control it labels.
    <label className={ROW}>
      <Base.Root
        name={name}
        checked={isChecked}
        disabled={isDisabled}
        onCheckedChange={onChange}
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-s border border-edge bg-paper data-checked:border-ink data-checked:bg-ink data-disabled:opacity-50"
      >
        <Base.Indicator>
          <Check aria-hidden className="size-3 text-ground" strokeWidth={3} />
        </Base.Indicator>
      </Base.Root>
      <Words label={label} help={help} />
    </label>
  );
}
