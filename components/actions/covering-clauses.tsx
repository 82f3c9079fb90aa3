'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ActionResource } from '#lib/client/actions.ts';

/** The clauses in force that speak of an action. Without one that authorises, its tier's posture decides. */
export function CoveringClauses({ action }: { readonly action: ActionResource }) {
  const t = useTranslations('actions');
  const isAuthorised = action.clauses.some((clause) => clause.authorises);
  return (
    <>
      {action.clauses.map((clause) => (
        <Link
          key={`${clause.pact} ${clause.clause}`}
          href={`/pacts/${clause.pact}/versions/${clause.version}#clause-${clause.clause}`}
          className="block underline-offset-2 hover:underline"
        >
          {clause.title} <span className="text-ink-3">{t('inPact', { pact: clause.pact })}</span>
        </Link>
      ))}
      {isAuthorised ? null : <span className="text-ink-3">{t('posture')}</span>}
    </>
  );
}
