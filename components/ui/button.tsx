'use client';

import { Popover } from '@base-ui/react/popover';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { type ButtonVariant, buttonClasses } from '#components/ui/button-classes.ts';
import { PlainButton, type PlainButtonProps } from '#components/ui/plain-button.tsx';
import { PopoverSurface } from '#components/ui/popover.tsx';

export type ButtonProps = PlainButtonProps & {
  /** Why it cannot be used now, and who or what would allow it. It stays in reach and says so. */
  readonly disabledReason?: ReactNode;
};

/** A button: verb and object. The primary one is ink; `stop` alone is red. */
export function Button({ disabledReason, ...props }: ButtonProps) {
  if (disabledReason) return <RefusedButton {...props} disabledReason={disabledReason} />;
  return <PlainButton {...props} />;
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
