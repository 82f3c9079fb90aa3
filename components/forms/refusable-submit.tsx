'use client';

import type { ReactNode } from 'react';
import { SubmitButton } from '#components/forms/form.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';

type RefusableSubmitProps = ButtonProps & { readonly children: ReactNode };

/** Sends the form, where the reader may; otherwise it stays in reach and says why not. */
export function RefusableSubmit({ disabledReason, ...props }: RefusableSubmitProps) {
  if (!disabledReason) return <SubmitButton {...props} />;
  return <Button variant="primary" {...props} disabledReason={disabledReason} />;
}
