import type { ComponentProps } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { CONTROL } from '#components/ui/control-classes.ts';

/** A line of text. Give it a label by a field, or an `aria-label`. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={classNames(CONTROL, className)} />;
}

/** Several lines of text; grows with them where the browser can. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={classNames(CONTROL, 'block field-sizing-content py-1.5', className)}
    />
  );
}
