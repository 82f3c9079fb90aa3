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
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Combobox, type ComboboxOption } from '#components/ui/combobox.tsx';
import { Input, TextArea } from '#components/ui/input.tsx';
import { Select, type SelectOption } from '#components/ui/select.tsx';

type FieldProps<Values extends FieldValues> = {
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
function adoptTyped<Values extends FieldValues>(field: ControllerRenderProps<Values>) {
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

type TextAreaFieldProps<Values extends FieldValues> = FieldProps<Values> &
  Pick<ComponentProps<'textarea'>, 'placeholder' | 'rows' | 'autoFocus' | 'readOnly' | 'spellCheck'> & {
    /** `serif` for what people promise, `mono` for what machines read. */
    readonly face?: 'serif' | 'mono';
  };

const FACES = {
  serif: 'font-serif text-[1rem] leading-6.25',
  mono: 'font-mono text-mono leading-4.5',
} as const;

/** Several lines of text in a form. */
export function TextAreaField<Values extends FieldValues>(props: TextAreaFieldProps<Values>) {
  const { control, name, label, help, isOptional, className, face, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <FieldFrame {...{ label, help, isOptional, className }} error={fieldState.error?.message}>
      {(frame) => (
        <TextArea
          {...rest}
          {...frame}
          {...field}
          ref={adoptTyped(field)}
          value={field.value ?? ''}
          className={face && FACES[face]}
        />
      )}
    </FieldFrame>
  );
}

type SelectFieldProps<Values extends FieldValues, Value extends string> = FieldProps<Values> & {
  readonly options: readonly SelectOption<Value>[];
  readonly placeholder?: string;
};

/** One of a few in a form. */
export function SelectField<Values extends FieldValues, Value extends string>(
  props: SelectFieldProps<Values, Value>,
) {
  const { control, name, label, help, isOptional, className, options, placeholder } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <FieldFrame {...{ label, help, isOptional, className }} error={fieldState.error?.message}>
      {(frame) => (
        <Select<Value>
          {...frame}
          ref={field.ref}
          value={field.value ?? null}
          onChange={field.onChange}
          onBlur={field.onBlur}
          options={options}
          placeholder={placeholder}
          isDisabled={field.disabled}
        />
      )}
    </FieldFrame>
  );
}

type ComboboxFieldProps<Values extends FieldValues> = FieldProps<Values> & {
  readonly options: readonly ComboboxOption[];
  readonly placeholder?: string;
};

/** One of many in a form. */
export function ComboboxField<Values extends FieldValues>(props: ComboboxFieldProps<Values>) {
  const { control, name, label, help, isOptional, className, options, placeholder } = props;
  const { field, fieldState } = useController({ control, name });
  return (
    <FieldFrame {...{ label, help, isOptional, className }} error={fieldState.error?.message}>
      {(frame) => (
        <Combobox
          {...frame}
          ref={field.ref}
          value={field.value ?? null}
          onChange={field.onChange}
          onBlur={field.onBlur}
          options={options}
          placeholder={placeholder}
          isDisabled={field.disabled}
        />
      )}
    </FieldFrame>
  );
}

/** Yes or no in a form. */
export function CheckboxField<Values extends FieldValues>({
  control,
  name,
  label,
  help,
}: FieldProps<Values>) {
  const { field } = useController({ control, name });
  return (
    <Checkbox
      label={label}
      help={help}
      name={field.name}
      isChecked={field.value === true}
      onChange={field.onChange}
      isDisabled={field.disabled}
    />
  );
}
