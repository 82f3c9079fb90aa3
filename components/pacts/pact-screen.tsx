'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type * as z from 'zod';
import { PageHeader } from '#components/layout/page-header.tsx';
import { Section } from '#components/layout/section.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { Adoption } from '#components/pacts/adoption.tsx';
import { PactDocument } from '#components/pacts/pact-document.tsx';
import { type VersionFacts, VersionStatus } from '#components/pacts/version-status.tsx';
import { type Column, DataTable } from '#components/tables/data-table.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { pactQuery, refreshPacts, startDraft, versionQuery } from '#lib/client/pacts.ts';
import type { PactResource } from '#lib/contracts/pacts.ts';

type Pact = z.output<typeof PactResource>;

/** A pact as it is in force: the signed text, who keeps to it, and every version there was. */
export function PactScreen({ pactKey }: { readonly pactKey: string }) {
  const t = useTranslations('pacts');
  const pact = useQuery(pactQuery(pactKey));
  if (pact.isError && !pact.data)
    return <ErrorState error={pact.error} onRetry={() => void pact.refetch()} />;
  if (!pact.data)
    return (
      <p role="status" className="late text-ink-3">
        {t('reading')}
      </p>
    );
  const { active, name, purpose } = pact.data;
  return (
    <>
      <PageHeader
        title={name}
        note={active ? <VersionStatus version={active} /> : t('nothingInForce')}
        actions={<DraftAction pact={pact.data} />}
      />
      <div className="grid gap-8.5 l:grid-cols-[minmax(0,760px)_minmax(260px,1fr)]">
        {active ? (
          <InForce pactKey={pactKey} number={active.number} />
        ) : (
          <EmptyState title={t('noActiveTitle')}>{purpose || t('noActiveText')}</EmptyState>
        )}
        <div className="grid content-start gap-6.5">
          <Section title={t('versions')} note={pact.data.versions.length}>
            <VersionTable pactKey={pactKey} versions={pact.data.versions} />
          </Section>
        </div>
      </div>
    </>
  );
}

function InForce({ pactKey, number }: { readonly pactKey: string; readonly number: number }) {
  const t = useTranslations('pacts');
  const version = useQuery(versionQuery({ pactKey, number }));
  if (version.isError && !version.data)
    return <ErrorState error={version.error} onRetry={() => void version.refetch()} />;
  if (!version.data)
    return (
      <p role="status" className="late text-ink-3">
        {t('reading')}
      </p>
    );
  return (
    <div>
      <PactDocument version={version.data} />
      <Adoption adoption={version.data.adoption} />
    </div>
  );
}

function DraftAction({ pact }: { readonly pact: Pact }) {
  const t = useTranslations('pacts');
  const router = useRouter();
  const client = useQueryClient();
  const toast = useToast();
  const from = pact.active ?? pact.versions[0];
  const start = useMutation({
    mutationFn: (number: number) => startDraft(pact.key, number),
    onSuccess: async () => {
      await refreshPacts(client);
      router.push(`/pacts/${pact.key}/draft`);
    },
    onError: toast.problem,
  });
  if (pact.hasDraft)
    return (
      <ButtonLink href={`/pacts/${pact.key}/draft`} variant="primary">
        {t('openDraft')}
      </ButtonLink>
    );
  if (pact.waiting) {
    const { number } = pact.waiting;
    return (
      <ButtonLink href={`/pacts/${pact.key}/versions/${number}`} variant="primary">
        {t('openWaiting', { number })}
      </ButtonLink>
    );
  }
  if (!from) return null;
  return (
    <Button variant="primary" isBusy={start.isPending} onClick={() => start.mutate(from.number)}>
      {t('draftNext')}
    </Button>
  );
}

function VersionTable({
  pactKey,
  versions,
}: {
  readonly pactKey: string;
  readonly versions: readonly VersionFacts[];
}) {
  const t = useTranslations('pacts');
  const columns: readonly Column<VersionFacts>[] = [
    {
      id: 'number',
      header: t('column.version'),
      cell: (version) => t('versionShort', { number: version.number }),
      isName: true,
    },
    { id: 'status', header: t('column.status'), cell: (version) => <VersionStatus version={version} /> },
    {
      id: 'when',
      header: t('column.since'),
      hideBelow: 's',
      cell: (version) => <MomentText at={version.activatedAt ?? version.submittedAt} />,
    },
    {
      id: 'digest',
      header: t('column.digest'),
      hideBelow: 'm',
      align: 'end',
      cell: (version) => <Digest digest={version.digest} canCopy={false} />,
    },
  ];
  if (versions.length === 0) {
    return (
      <p className="py-3 text-ink-3">
        {t('noVersions')}{' '}
        <Link className="underline" href={`/pacts/${pactKey}/draft`}>
          {t('openDraft')}
        </Link>
      </p>
    );
  }
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
