'use client';

import {
  Ban,
  CalendarClock,
  CirclePause,
  CircleX,
  History,
  ListChecks,
  type LucideIcon,
  Siren,
  TimerOff,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import type { OverrideResource } from '#lib/client/overrides.ts';

const ICONS: Readonly<Record<OverrideResource['state'], LucideIcon>> = {
  requested: CirclePause,
  denied: CircleX,
  scheduled: CalendarClock,
  active: History,
  expired: TimerOff,
  exhausted: ListChecks,
  revoked: Ban,
};

type OverrideStateProps = {
  readonly override: Pick<OverrideResource, 'state' | 'answeredAt'>;
  readonly className?: string;
};

/** Where an override stands, as a shape and a word. No effect, so no colour. */
export function OverrideState({ override: { state, answeredAt }, className }: OverrideStateProps) {
  const t = useTranslations('overrides.state');
  const Icon = ICONS[state];
  return (
    <span className={classNames('inline-flex items-center gap-1.5 whitespace-nowrap align-top', className)}>
      <Icon aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
      {t(state === 'revoked' && answeredAt === null ? 'withdrawn' : state)}
    </span>
  );
}

/** Says that one person granted it to themselves. */
export function GlassMark() {
  const t = useTranslations('overrides');
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap align-top font-strong text-block">
      <Siren aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
      {t('breakGlass')}
    </span>
  );
}
