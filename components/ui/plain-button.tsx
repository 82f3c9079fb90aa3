'use client';

import type { ComponentProps } from 'react';
import { type ButtonVariant, buttonClasses } from '#components/ui/button-classes.ts';

export type PlainButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  readonly variant?: ButtonVariant;
  readonly isSmall?: boolean;
  /** The act is on its way: a second press does nothing. */
  readonly isBusy?: boolean;
  /** The page does not listen yet: a press would be lost. */
  readonly isTooSoon?: boolean;
};

/** A button that is never refused; pages outside the console are light by it. */
export function PlainButton(props: PlainButtonProps) {
  const {
    variant = 'plain',
    isSmall,
    isBusy,
    isTooSoon,
    className,
    onClick,
    type = 'button',
    ...rest
  } = props;
  return (
    <button
      {...rest}
      type={type}
      disabled={isTooSoon}
      className={buttonClasses(variant, { isSmall, className })}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    />
  );
}
