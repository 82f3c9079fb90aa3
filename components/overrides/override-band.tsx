'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { GlassMark, OverrideState } from '#components/overrides/override-state.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { AgeText, DeadlineText, MomentText } from '#components/ui/time-text.tsx';
import type { OverrideResource } from '#lib/client/overrides.ts';

/** The head of an override: where it stands, how long and how often still. Broken glass is loud while it waives. */
export function OverrideBand({ override }: { readonly override: OverrideResource }) {
  const isLoud = override.isBreakGlass && override.state === 'active';
  return (
    <div
      role="status"
      className={classNames(
        'flex flex-wrap items-center gap-x-3.5 gap-y-1 border-l-3 px-4 py-3',
        isLoud ? 'border-block bg-block-tint' : 'border-ink bg-sunk',
      )}
    >
      <div className="flex min-w-0 flex-1 basis-48 flex-wrap gap-x-4 gap-y-1">
        <OverrideState override={override} className="font-strong" />
        {override.isBreakGlass ? <GlassMark /> : null}
        {override.state !== 'active' || override.isInForce ? null : (
          <span className="font-strong text-degrade">{override.notInForceReason}</span>
        )}
      </div>
      <div className="s:text-right">
        <Standing override={override} />
      </div>
    </div>
  );
}

function Standing({ override }: { readonly override: OverrideResource }): ReactNode {
  const t = useTranslations('overrides');
  const { state, startsAt, endsAt, usesLeft, maxUses } = override;
  const uses = t('usesLeft', { left: usesLeft, of: maxUses });
  switch (state) {
    case 'requested':
      return (
        <>
          {t('askedUntil')} <MomentText at={endsAt} />
        </>
      );
    case 'scheduled':
      return (
        <>
          {t('starts')} <DeadlineText at={startsAt} as="in" /> · {uses}
        </>
      );
    case 'active':
      return (
        <>
          <DeadlineText at={endsAt} as="clock" /> · {uses}
        </>
      );
    default:
      return <AgeText at={override.endedAt ?? override.answeredAt ?? endsAt} />;
  }
}
