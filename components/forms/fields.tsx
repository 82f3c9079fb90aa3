'use client';

import type { ComponentProps } from 'react';
import { type FieldValues, useController } from 'react-hook-form';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { adoptTyped, type FieldProps, TextField } from '#components/forms/text-field.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Combobox, type ComboboxOption } from '#components/ui/combobox.tsx';
import { TextArea } from '#components/ui/input.tsx';
import { Select, type SelectOption } from '#components/ui/select.tsx';

// Alone in its file, so that a page at the door loads no list to choose from.
export { TextField };

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
