'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { Digest, HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { AccessCell, AccessRow } from '#lib/client/governance.ts';

/** Why the chosen cell says what it says, and what it depends on. */
export function AccessPeek({
  row,
  cell,
}: {
  readonly row: AccessRow | null;
  readonly cell: AccessCell | null;
}) {
  const t = useTranslations('governance.peek');
  if (!row || !cell) return <p className="text-ink-3 l:border-line l:border-l l:pl-5">{t('choose')}</p>;
  return (
    <section
      aria-label={`${row.agent.key} ${cell.action}`}
      className="grid content-start gap-4 l:sticky l:top-16 l:self-start l:border-line l:border-l l:pl-5"
    >
      <div>
        <h2 className="font-strong text-band wrap-anywhere">
          <HiddenText text={cell.action} className="font-mono" />
        </h2>
        <p className="text-ink-2">{t('by', { agent: row.agent.key, owner: row.agent.owner })}</p>
      </div>
      <div className="grid gap-1">
        <EffectMark effect={cell.effect} />
        <HiddenText text={cell.summary} className="leading-5" />
      </div>
      {cell.dependsOn.length > 0 ? (
        <Fact label={t('dependsOn')}>
          <span className="font-mono text-mono">{cell.dependsOn.join(', ')}</span>
          <span className="block text-ink-3">{t('dependsText')}</span>
        </Fact>
      ) : null}
      <Fact label={t('clauses')}>
        {cell.clauses.length === 0 ? (
          <span className="text-ink-3">{t('noClauses')}</span>
        ) : (
          cell.clauses.map((clause) => <ClauseLink key={clause} clause={clause} />)
        )}
      </Fact>
      {cell.waivedUntil ? (
        <Fact label={t('waived')}>
          <MomentText at={cell.waivedUntil} />
        </Fact>
      ) : null}
      <Fact label={row.build ? t('build') : t('noBuild')}>
        {row.build ? <Digest digest={row.build} canCopy={false} /> : null}
      </Fact>
      <Link
        className="underline underline-offset-2"
        href={`/decisions?agent=${encodeURIComponent(row.agent.key)}&action=${encodeURIComponent(cell.action)}`}
      >
        {t('decisions')}
      </Link>
    </section>
  );
}

function ClauseLink({ clause }: { readonly clause: string }) {
  const [pact = '', key = ''] = clause.split('/');
  return (
    <Link
      href={`/pacts/${pact}#clause-${key}`}
      className="block font-mono text-mono underline underline-offset-2"
    >
      {clause}
    </Link>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className="text-ink-3 text-table">{label}</div>
      {children}
    </div>
  );
}
