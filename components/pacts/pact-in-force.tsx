'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type * as z from 'zod';
import { Section } from '#components/layout/section.tsx';
import { EmptyState, ErrorState } from '#components/layout/states.tsx';
import { WaivedNow } from '#components/overrides/waived-now.tsx';
import { Adoption } from '#components/pacts/adoption.tsx';
import { DraftAction } from '#components/pacts/draft-action.tsx';
import { PactDocument } from '#components/pacts/pact-document.tsx';
import { PactSkeleton } from '#components/pacts/pact-skeleton.tsx';
import { VersionActions } from '#components/pacts/version-actions.tsx';
import { VersionStatus } from '#components/pacts/version-status.tsx';
import { VersionTable } from '#components/pacts/version-table.tsx';
import { InShadow } from '#components/shadows/in-shadow.tsx';
import { boardQuery } from '#lib/client/evidence.ts';
import type { OverrideResource } from '#lib/client/overrides.ts';
import { type VersionId, versionQuery } from '#lib/client/pacts.ts';
import type { PactResource } from '#lib/contracts/pact-resources.ts';

export type Pact = z.output<typeof PactResource>;

type PactInForceProps = {
  readonly pact: Pact;
  /** The overrides that waive one of its clauses right now. */
  readonly waived: readonly OverrideResource[];
};

/** The tab “Pact”: the signed text, what of it is waived now, who keeps to it, and every version there was. */
export function PactInForce({ pact, waived }: PactInForceProps) {
  const t = useTranslations('pacts');
  const { active, versions, shadow } = pact;
  return (
    <div className="grid gap-8.5 l:grid-cols-[minmax(0,760px)_minmax(280px,1fr)]">
      {active ? (
        <InForce pactKey={pact.key} number={active.number} waived={waived} />
      ) : (
        <NotInForce pact={pact} />
      )}
      <div className="grid min-w-0 content-start gap-6.5">
        {active ? <Standing pact={pact} number={active.number} /> : null}
        <Section title={t('versions')} note={versions.length || undefined}>
          {shadow ? (
            <p className="pt-2">
              <InShadow shadow={shadow} href={`/pacts/${pact.key}/versions/${shadow.number}`} />
            </p>
          ) : null}
          <VersionTable pactKey={pact.key} versions={versions} />
        </Section>
      </div>
    </div>
  );
}

type InForceProps = VersionId & Pick<PactInForceProps, 'waived'>;

function InForce({ pactKey, number, waived }: InForceProps) {
  const version = useQuery(versionQuery({ pactKey, number }));
  const board = useQuery(boardQuery).data;
  const health = board && {
    rows: board.rows.filter((row) => isOf(row.pact, pactKey, number)),
    agents: board.agents,
  };
  if (!version.data) {
    return version.isError ? (
      <ErrorState error={version.error} onRetry={() => void version.refetch()} />
    ) : (
      <PactSkeleton />
    );
  }
  return (
    <PactDocument
      version={version.data}
      health={health}
      besideClause={(key) =>
        waived
          .filter(({ target }) => target.type === 'clause' && target.clause === key)
          .map((override) => <WaivedNow key={override.id} override={override} />)
      }
    />
  );
}

type InPact = { readonly key: string; readonly version: number };

function isOf(pact: InPact, pactKey: string, number: number): boolean {
  return pact.key === pactKey && pact.version === number;
}

/** What is in force, who decides by it, and the way on. */
function Standing({ pact, number }: { readonly pact: Pact; readonly number: number }) {
  const t = useTranslations('pacts');
  const version = useQuery(versionQuery({ pactKey: pact.key, number })).data;
  const isOwed = version && (version.isSolo || version.isNarrowing) && version.ratifiedAt === null;
  return (
    <div className="grid gap-4">
      <div>
        <p className="font-strong text-band">{t('standing.active', { number })}</p>
        {version ? <Adoption adoption={version.adoption} /> : null}
        {isOwed ? (
          <p className="mt-1">
            <VersionStatus version={version} />
          </p>
        ) : null}
      </div>
      {isOwed ? <VersionActions version={version} only={['ratify']} /> : null}
      <div className="flex flex-wrap gap-2">
        <DraftAction pact={pact} />
      </div>
    </div>
  );
}

function NotInForce({ pact }: { readonly pact: Pact }) {
  const t = useTranslations('pacts');
  const next = pact.waiting ? 'waits' : pact.hasDraft ? 'draft' : 'ended';
  return (
    <EmptyState title={t('noActiveTitle')}>
      {pact.purpose ? <p className="mb-1 font-serif text-doc">{pact.purpose}</p> : null}
      {t(`noActive.${next}`, { number: pact.waiting?.number ?? 0 })}
    </EmptyState>
  );
}
