'use client';

import { History } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { GlassMark } from '#components/overrides/override-state.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { DeadlineText } from '#components/ui/time-text.tsx';
import type { OverrideResource } from '#lib/client/overrides.ts';

/** Beside a clause that is waived right now: for whom, how long and how often still. */
export function WaivedNow({ override }: { readonly override: OverrideResource }) {
  const t = useTranslations('overrides');
  const { agents, actions, endsAt, usesLeft, maxUses, isBreakGlass } = override;
  return (
    <p
      className={classNames(
        'flex w-full flex-wrap items-center gap-x-2 border-l-3 px-3 py-1.5 text-ink',
        isBreakGlass ? 'border-block bg-block-tint' : 'border-ink bg-sunk',
      )}
    >
      {isBreakGlass ? (
        <GlassMark />
      ) : (
        <History aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
      )}
      <Link
        href={`/overrides/${override.id}`}
        className="min-w-0 flex-1 basis-60 underline underline-offset-2"
      >
        {t('waivedNow', {
          who: agents.map((agent) => agent.key).join(', '),
          what: actions.join(', '),
        })}
      </Link>
      <span>
        <DeadlineText at={endsAt} as="clock" /> · {t('usesLeft', { left: usesLeft, of: maxUses })}
      </span>
    </p>
  );
}
