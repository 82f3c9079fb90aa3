'use client';

import { Popover } from '@base-ui/react/popover';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { type ButtonVariant, buttonClasses } from '#components/ui/button-classes.ts';
import { PopoverSurface } from '#components/ui/popover.tsx';

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  readonly variant?: ButtonVariant;
  readonly isSmall?: boolean;
  /** Why it cannot be used now, and who or what would allow it. It stays in reach and says so. */
  readonly disabledReason?: ReactNode;
  /** The act is on its way: a second press does nothing. */
  readonly isBusy?: boolean;
  /** The page does not listen yet: a press would be lost. */
  readonly isTooSoon?: boolean;
};

/** A button: verb and object. The primary one is ink; `stop` alone is red. */
export function Button(props: ButtonProps) {
  const {
    variant = 'plain',
    isSmall,
    disabledReason,
    isBusy,
    isTooSoon,
    className,
    onClick,
    type = 'button',
    ...rest
  } = props;
  if (disabledReason) return <RefusedButton {...props} />;
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

function RefusedButton({
  variant,
  isSmall,
  disabledReason,
  className,
  children,
  isBusy: _,
  isTooSoon: __,
  ...rest
}: ButtonProps) {
  const t = useTranslations('ui');
  const reasonId = useId();
  return (
    <Popover.Root>
      <Popover.Trigger
        openOnHover
        delay={100}
        render={
          <button
            {...rest}
            type="button"
            onClick={undefined}
            aria-disabled
            aria-describedby={reasonId}
            className={buttonClasses(variant === 'stop' ? 'stop' : 'plain', {
              isSmall,
              isRefused: true,
              className,
            })}
          />
        }
      >
        {children}
        <span id={reasonId} className="sr-only">
          {disabledReason}
        </span>
      </Popover.Trigger>
      <PopoverSurface label={t('whyNot')}>
        <div className="max-w-72 px-3 py-2 text-ink-2">{disabledReason}</div>
      </PopoverSurface>
    </Popover.Root>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & {
  readonly variant?: ButtonVariant;
  readonly isSmall?: boolean;
};

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ variant = 'plain', isSmall, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonClasses(variant, { isSmall, className })} />;
}
