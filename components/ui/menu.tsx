'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';

const ITEM =
  'flex min-h-7.5 cursor-default select-none items-center gap-2 rounded-s px-2 outline-none data-highlighted:bg-hover data-disabled:text-ink-3 pointer-coarse:min-h-11';

type MenuProps = {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
};

/** A list of acts or places, opened by a button. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="overlay-motion min-w-52 rounded-m border border-line-2 bg-paper p-1 text-ink shadow-lift outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** An act in a menu. */
export function MenuItem(props: Omit<ComponentProps<typeof Base.Item>, 'className'>) {
  return <Base.Item {...props} className={ITEM} />;
}

/** A line between groups of a menu. */
export function MenuRule() {
  return <Base.Separator className="my-1 border-line border-t" />;
}

type MenuChoiceProps<Value extends string> = {
  readonly label: ReactNode;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChoose: (value: Value) => void;
};

/** One of several, chosen inside a menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(next: Value) => onChoose(next)}>
      <Base.Group>
        <Base.GroupLabel className="px-2 pt-1.5 pb-0.5 text-fine text-ink-3">{label}</Base.GroupLabel>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick={false} className={ITEM}>
            <span className="flex-1">{option.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="size-3.75" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.Group>
    </Base.RadioGroup>
  );
}
