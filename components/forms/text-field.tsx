'use client';

import type { ComponentProps, ReactNode } from 'react';
import {
  type Control,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  useController,
} from 'react-hook-form';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { Input } from '#components/ui/input.tsx';

export type FieldProps<Values extends FieldValues> = {
  readonly control: Control<Values>;
  readonly name: FieldPath<Values>;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly isOptional?: boolean;
  readonly className?: string;
};

type TextFieldProps<Values extends FieldValues> = FieldProps<Values> &
  Pick<
    ComponentProps<'input'>,
    'type' | 'placeholder' | 'autoComplete' | 'inputMode' | 'autoFocus' | 'readOnly' | 'spellCheck' | 'list'
  > & {
    /** For ids, keys and expressions. */
    readonly isMono?: boolean;
  };

/** Takes over what was typed, or filled in by the browser, before the page came alive. */
export function adoptTyped<Values extends FieldValues>(field: ControllerRenderProps<Values>) {
  return (element: HTMLInputElement | HTMLTextAreaElement | null) => {
    field.ref(element);
    if (element && element.value !== (field.value ?? '')) field.onChange(element.value);
  };
}

/** A line of text in a form. */
export function TextField<Values extends FieldValues>(props: TextFieldProps<Values>) {
  const { control, name, label, help, isOptional, className, isMono, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <FieldFrame {...{ label, help, isOptional, className }} error={fieldState.error?.message}>
      {(frame) => (
        <Input
          {...rest}
          {...frame}
          {...field}
          ref={adoptTyped(field)}
          value={field.value ?? ''}
          className={isMono ? 'font-mono text-mono' : undefined}
        />
      )}
    </FieldFrame>
  );
}
