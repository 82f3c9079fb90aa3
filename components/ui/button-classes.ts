import { classNames } from '#components/ui/class-names.ts';

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'stop';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-ink bg-ink text-ground hover:bg-ink-2 hover:border-ink-2',
  plain: 'border-edge bg-paper text-ink hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink',
  stop: 'border-block bg-transparent font-strong text-block hover:bg-block-tint',
};

type Options = { readonly isSmall?: boolean; readonly isRefused?: boolean; readonly className?: string };

/** The classes of a button, a link that looks like one, or a trigger. On a touch screen it is tall enough for a finger. */
export function buttonClasses(
  variant: ButtonVariant,
  { isSmall, isRefused, className }: Options = {},
): string {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.75 whitespace-nowrap rounded-m border font-[500] transition-colors duration-75',
    'aria-busy:opacity-70 [&_svg]:size-3.75 [&_svg]:shrink-0',
    isSmall
      ? 'min-h-6 px-2 text-table pointer-coarse:min-h-9'
      : 'min-h-7.5 px-2.75 pointer-coarse:min-h-11 pointer-coarse:px-3.5',
    isRefused ? 'cursor-not-allowed border-dashed border-edge bg-transparent text-ink-3' : VARIANTS[variant],
    className,
  );
}
