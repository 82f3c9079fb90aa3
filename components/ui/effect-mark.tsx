import { Check, ChevronsDown, CirclePause, type LucideIcon, OctagonX, Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { Effect } from '#lib/domain/decisions/types.ts';

type Look = {
  readonly Icon: LucideIcon;
  readonly text: string;
  readonly icon?: string;
  readonly band: string;
};

/** The one place that says how an effect looks: shape first, colour second. */
const LOOKS: Readonly<Record<Effect, Look>> = {
  block: {
    Icon: OctagonX,
    text: 'text-block font-strong',
    icon: 'fill-block stroke-paper',
    band: 'border-block bg-block-tint',
  },
  review: { Icon: CirclePause, text: 'text-review font-strong', band: 'border-review bg-review-tint' },
  degrade: { Icon: ChevronsDown, text: 'text-degrade font-strong', band: 'border-degrade bg-degrade-tint' },
  settle: { Icon: Scale, text: 'text-settle font-strong', band: 'border-settle bg-settle-tint' },
  allow: { Icon: Check, text: 'text-allow', band: 'border-allow bg-allow-tint' },
};

type EffectMarkProps = {
  readonly effect: Effect;
  /** Says more than the effect's own word: “Held for 2 approvers”. */
  readonly children?: ReactNode;
  readonly className?: string;
  /** May break where it stands among running text; a mark in a table keeps to its line. */
  readonly canWrap?: boolean;
};

/** An effect as a shape and a word. */
export function EffectMark({ effect, children, className, canWrap = false }: EffectMarkProps) {
  const t = useTranslations('ui.effect');
  const { Icon, text, icon } = LOOKS[effect];
  return (
    <span
      className={classNames(
        'inline-flex gap-1.5 align-top',
        canWrap ? 'items-start' : 'items-center whitespace-nowrap',
        text,
        className,
      )}
    >
      <Icon
        aria-hidden
        className={classNames('size-3.75 shrink-0', canWrap && 'mt-0.5', icon)}
        strokeWidth={1.75}
      />
      <span>{children ?? t(effect)}</span>
    </span>
  );
}

type EffectBandProps = { readonly effect: Effect; readonly children: ReactNode; readonly end?: ReactNode };

/** The band at the head of a decision or a review: its effect, a sentence, and what runs out. */
export function EffectBand({ effect, children, end }: EffectBandProps) {
  return (
    <div
      className={classNames(
        'flex flex-wrap items-center gap-x-3.5 gap-y-1 border-l-3 px-4 py-3',
        LOOKS[effect].band,
      )}
    >
      <div className="min-w-0 flex-1 basis-48">{children}</div>
      {end ? <div className="s:text-right">{end}</div> : null}
    </div>
  );
}
