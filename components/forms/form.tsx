'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { FormFailure } from '#components/forms/use-problem-errors.ts';
import { classNames } from '#components/ui/class-names.ts';
import { PlainButton, type PlainButtonProps } from '#components/ui/plain-button.tsx';
import { useIsAlive } from '#components/ui/use-is-alive.ts';

type FormProps<Values extends FieldValues, Sent> = {
  readonly form: UseFormReturn<Values, unknown, Sent & FieldValues>;
  readonly onSubmit: (values: Sent) => unknown;
  readonly failure: FormFailure | null;
  readonly children: ReactNode;
  readonly className?: string;
  /** For a submit button outside the form, in a dialog's foot. */
  readonly id?: string;
};

/** A form that checks by its contract's schema before it sends, and shows above its fields what the server refused. */
export function Form<Values extends FieldValues, Sent>({
  form,
  onSubmit,
  failure,
  children,
  className,
  id,
}: FormProps<Values, Sent>) {
  return (
    // Sent before the page has come alive it must not put what was typed, a password perhaps, into the address.
    <form
      id={id}
      method="post"
      noValidate
      className={classNames('grid gap-4', className)}
      onSubmit={form.handleSubmit(async (values) => {
        await onSubmit(values);
      })}
    >
      <FormFailureNote failure={failure} />
      {children}
    </form>
  );
}

/** What the server refused that belongs to no field. */
export function FormFailureNote({ failure }: { readonly failure: FormFailure | null }) {
  const t = useTranslations('ui');
  return (
    <div role="alert" className="empty:hidden">
      {failure ? (
        <div className="flex gap-2.5 border-block border-l-3 bg-block-tint px-3.5 py-2.5">
          <CircleAlert aria-hidden className="mt-0.5 size-3.75 shrink-0 text-block" />
          <div className="min-w-0 wrap-anywhere">
            <p className="font-strong">
              {failure.refusedFields
                ? t('formRefused', { count: failure.refusedFields })
                : failure.title || t('errorTitle')}
            </p>
            {failure.detail ? <p className="text-ink-2">{failure.detail}</p> : null}
            {failure.rest.map((line) => (
              <p key={line} className="text-ink-2">
                {line}
              </p>
            ))}
            {failure.requestId ? (
              <p className="mt-0.5 font-mono text-ink-3 text-mono">
                {t('request', { id: failure.requestId })}
              </p>
            ) : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** Sends the form; while it is on its way it says so and takes no second press. Nothing is sent before the page is alive. */
export function SubmitButton({ variant = 'primary', children, ...rest }: PlainButtonProps) {
  const t = useTranslations('ui');
  const isAlive = useIsAlive();
  return (
    <PlainButton
      {...rest}
      type="submit"
      isTooSoon={!isAlive}
      variant={variant}
      className={classNames('s:justify-self-start', rest.className)}
    >
      {children}
      {rest.isBusy ? <span className="sr-only">{t('working')}</span> : null}
    </PlainButton>
  );
}
