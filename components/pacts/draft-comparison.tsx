'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ErrorState } from '#components/layout/states.tsx';
import { Words } from '#components/pacts/diff-words.tsx';
import { Tag } from '#components/ui/marks.tsx';
import { knownActionsQuery, versionQuery } from '#lib/client/pacts.ts';
import { diffPacts } from '#lib/domain/pacts/diff-pacts.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

export type DraftComparisonProps = {
  readonly pactKey: string;
  /** The version in force, else the one the draft began from. */
  readonly number: number;
  readonly content: PactContent;
};

/** What a draft changes against a version, clause by clause, and what it covers. */
export function DraftComparison({ pactKey, number, content }: DraftComparisonProps) {
  const t = useTranslations('pacts.compare');
  const before = useQuery({ ...versionQuery({ pactKey, number }), refetchInterval: false });
  const actions = useQuery(knownActionsQuery);
  if (before.isError && !before.data)
    return <ErrorState error={before.error} onRetry={() => void before.refetch()} />;
  if (!before.data || actions.isPending) return <p className="late text-ink-3">{t('reading')}</p>;
  const diff = diffPacts(before.data.content, content, actions.data?.items ?? []);
  const reworded = diff.clauses.filter(({ status }) => status === 'changed');
  return (
    <div className="grid gap-4">
      <ul className="text-table">
        {diff.changes.length === 0 ? <li className="text-ink-2">{t('none')}</li> : null}
        {diff.changes.map((change) => (
          <li key={`${change.path} ${change.text}`} className="border-line border-b py-1.5 wrap-anywhere">
            {change.text}
          </li>
        ))}
      </ul>
      {reworded.map(({ key, after, obligation }) => (
        <p key={key} className="font-serif text-lead">
          <span className="text-ink-3">{after} </span>
          <Words segments={obligation} />
        </p>
      ))}
      <dl className="text-table">
        <Covered label={t('newlyCovered')} names={diff.newlyCovered} />
        <Covered label={t('noLongerCovered')} names={diff.noLongerCovered} />
      </dl>
    </div>
  );
}

function Covered({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  const t = useTranslations('pacts.compare');
  return (
    <div className="flex items-start justify-between gap-4 border-line border-b py-1.5">
      <dt className="shrink-0">{label}</dt>
      <dd className="flex min-w-0 flex-wrap justify-end gap-1">
        {names.length === 0 ? <span className="text-ink-3">{t('nothing')}</span> : null}
        {names.map((name) => (
          <Tag key={name}>{name}</Tag>
        ))}
      </dd>
    </div>
  );
}
