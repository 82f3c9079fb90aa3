'use client';

import { useTranslations } from 'next-intl';
import { ClauseProof, type Health } from '#components/pacts/clause-proof.tsx';
import { ConsequenceMark } from '#components/pacts/consequence-mark.tsx';
import { Tag } from '#components/ui/marks.tsx';
import type { Clause } from '#lib/domain/pacts/types.ts';

type ClauseFactsProps = {
  readonly clause: Clause;
  readonly words?: string;
  /** How its proofs stand, where it is in force. */
  readonly health?: Health;
};

/** What follows from a clause: its proofs, its actions, what happens otherwise, who owns it, what the other party can do. */
export function ClauseFacts({ clause, words, health }: ClauseFactsProps) {
  const t = useTranslations('pacts');
  const { consequence, onStale } = clause;
  return (
    <>
      {words ? <p className="w-full max-w-[68ch]">{words}</p> : null}
      <ClauseProof clause={clause} health={health} />
      <ConsequenceMark consequence={consequence} when="else" />
      {onStale ? <ConsequenceMark consequence={onStale} when="stale" /> : null}
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
