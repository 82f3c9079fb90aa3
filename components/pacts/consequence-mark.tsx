'use client';

import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { DurationText } from '#components/ui/time-text.tsx';
import type { Consequence } from '#lib/domain/pacts/types.ts';

type ConsequenceMarkProps = {
  readonly consequence: Consequence;
  /** Whether it follows where nothing is wrong but the age of the proof, or where the clause does not hold. */
  readonly when: 'else' | 'stale';
};

/** What follows, as a shape and words. */
export function ConsequenceMark({ consequence, when }: ConsequenceMarkProps) {
  const t = useTranslations('pacts');
  const role = useTranslations('ui.role');
  if (consequence.type === 'block')
    return (
      <EffectMark effect="block" canWrap>
        {t(`${when}Blocked`)}
      </EffectMark>
    );
  return (
    <EffectMark effect="review" canWrap>
      {t(`${when}Held`, { quorum: consequence.quorum, role: role(consequence.role) })}{' '}
      <DurationText iso={consequence.expiresIn} />
    </EffectMark>
  );
}
