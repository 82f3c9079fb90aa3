'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ErrorState } from '#components/layout/states.tsx';
import { Adoption } from '#components/pacts/adoption.tsx';
import { PactDocument, type Version } from '#components/pacts/pact-document.tsx';
import { PactSkeleton } from '#components/pacts/pact-skeleton.tsx';
import { useCompared } from '#components/pacts/use-compared.ts';
import { VersionActions } from '#components/pacts/version-actions.tsx';
import { VersionChanges } from '#components/pacts/version-changes.tsx';
import { ShadowSection } from '#components/shadows/shadow-section.tsx';
import { StaleNote } from '#components/tables/list-table.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import { versionQuery } from '#lib/client/pacts.ts';

const BacktestDock = dynamic(() =>
  import('#components/backtests/backtest-dock.tsx').then((dock) => dock.BacktestDock),
);

type VersionScreenProps = { readonly pactKey: string; readonly number: number };

/** A version as it was submitted: what it says, what changes, who signed, and what can be done with it now. */
export function VersionScreen(id: VersionScreenProps) {
  const version = useQuery(versionQuery(id));
  if (!version.data) {
    return version.isError ? (
      <ErrorState error={version.error} onRetry={() => void version.refetch()} />
    ) : (
      <PactSkeleton />
    );
  }
  return (
    <>
      {version.isRefetchError ? <StaleNote error={version.error} readAt={version.dataUpdatedAt} /> : null}
      <VersionParts version={version.data} />
    </>
  );
}

function VersionParts({ version }: { readonly version: Version }) {
  const compared = useCompared(version);
  return (
    <div className="grid gap-8.5 l:grid-cols-[minmax(0,760px)_minmax(280px,1fr)]">
      <PactDocument version={compared.version} showsChanges />
      <div className="grid min-w-0 content-start gap-6.5">
        <Standing version={version} />
        <VersionActions version={version} />
        <VersionChanges compared={compared} />
        <ShadowSection version={version} />
        <BacktestDock text={{ pactKey: version.pact.key, version: version.number }} />
      </div>
    </div>
  );
}

/** Where the version stands and what was said about it. */
function Standing({ version }: { readonly version: Version }) {
  const t = useTranslations('pacts');
  const { status, note, reason, restoredFrom, pact, endedAt } = version;
  return (
    <div className="grid gap-1.5">
      <p className="font-strong text-band">{t(`standing.${status}`, { number: version.number })}</p>
      {status === 'active' ? <Adoption adoption={version.adoption} /> : null}
      {endedAt ? (
        <p className="text-ink-3">
          <MomentText at={endedAt} />
        </p>
      ) : null}
      {reason ? <Said label={t('reason')} text={reason} /> : null}
      {note ? <Said label={t(restoredFrom === null ? 'authorNote' : 'restoreReason')} text={note} /> : null}
      {restoredFrom === null ? null : (
        <p className="text-ink-2">
          <Link className="underline underline-offset-2" href={`/pacts/${pact.key}/versions/${restoredFrom}`}>
            {t('restoredFrom', { number: restoredFrom })}
          </Link>
        </p>
      )}
      {status === 'sent_back' ? (
        <p className="text-ink-2">
          <Link className="underline underline-offset-2" href={`/pacts/${pact.key}/draft`}>
            {t('toDraft')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Said({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className="border-line-2 border-l-2 pl-3">
      <div className="text-ink-3 text-mono">{label}</div>
      <p className="whitespace-pre-line font-serif text-lead wrap-anywhere">{text}</p>
    </div>
  );
}
