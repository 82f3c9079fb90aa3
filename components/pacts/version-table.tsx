'use client';

import { useTranslations } from 'next-intl';
import { type VersionFacts, VersionStatus } from '#components/pacts/version-status.tsx';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { MomentText } from '#components/ui/time-text.tsx';

type VersionTableProps = { readonly pactKey: string; readonly versions: readonly VersionFacts[] };

/** Every version there was, newest first. */
export function VersionTable({ pactKey, versions }: VersionTableProps) {
  const t = useTranslations('pacts');
  if (versions.length === 0) return <p className="py-3 text-ink-3">{t('noVersions')}</p>;
  const columns: readonly Column<VersionFacts>[] = [
    {
      id: 'number',
      header: t('column.version'),
      cell: (version) => t('versionShort', { number: version.number }),
      isName: true,
      width: '4.5rem',
    },
    {
      id: 'status',
      header: t('column.status'),
      cell: (version) => (
        <>
          <VersionStatus version={version} />
          <span className="block text-ink-3">{version.author.name}</span>
        </>
      ),
    },
    {
      id: 'when',
      header: t('column.since'),
      align: 'end',
      cell: (version) => (
        <span className="whitespace-nowrap text-ink-2">
          <MomentText at={version.endedAt ?? version.activatedAt ?? version.submittedAt} />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={t('versions')}
      columns={columns}
      rows={versions}
      rowKey={(version) => String(version.number)}
      rowHref={(version) => `/pacts/${pactKey}/versions/${version.number}`}
    />
  );
}
