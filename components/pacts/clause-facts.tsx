'use client';

import { useTranslations } from 'next-intl';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { Tag } from '#components/ui/marks.tsx';
import { DurationText } from '#components/ui/time-text.tsx';
import type { Clause } from '#lib/domain/pacts/types.ts';

type ClauseFactsProps = { readonly clause: Clause; readonly words?: string };

/** What follows from a clause: its actions, what happens otherwise, who owns it, what the other party can do. */
export function ClauseFacts({ clause, words }: ClauseFactsProps) {
  const t = useTranslations('pacts');
  const role = useTranslations('ui.role');
  const { consequence } = clause;
  return (
    <>
      {words ? <p className="w-full max-w-[68ch]">{words}</p> : null}
      {consequence.type === 'review' ? (
        <EffectMark effect="review">
          {t('elseHeld', { quorum: consequence.quorum, role: role(consequence.role) })}{' '}
          <DurationText iso={consequence.expiresIn} />
        </EffectMark>
      ) : (
        <EffectMark effect="block">{t('elseBlocked')}</EffectMark>
      )}
      <span>{t('ownedBy', { owner: clause.owner || '–' })}</span>
      <span>{t('lookedAt', { days: clause.reviewCadenceDays })}</span>
      {clause.authorises ? <span>{t('authorises')}</span> : null}
      <span className="flex flex-wrap gap-1">
        {clause.scope.actions.map((action) => (
          <Tag key={action}>{action}</Tag>
        ))}
      </span>
      <p className="w-full max-w-[68ch] text-ink-3">{t('recourse', { text: clause.recourse })}</p>
    </>
  );
}
