'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { BoundAgents } from '#components/pacts/bound-agents.tsx';
import { ClauseFacts } from '#components/pacts/clause-facts.tsx';
import { ClauseText, DocumentPage } from '#components/ui/document-page.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { Draft } from '#lib/client/pacts.ts';

const BacktestDock = dynamic(() =>
  import('#components/backtests/backtest-dock.tsx').then((dock) => dock.BacktestDock),
);

/** A draft for somebody who may not write it: the text so far, and why it cannot be changed here. */
export function DraftReading({ draft, reason }: { readonly draft: Draft; readonly reason: string }) {
  const t = useTranslations('pacts.draft');
  const { content, pact, nextVersion, author, updatedAt, inWords } = draft;
  return (
    <>
      <PageHeader
        title={t('title', { number: nextVersion })}
        note={
          <>
            {t('writtenBy', { name: author.name })} <AgeText at={updatedAt} />
          </>
        }
      />
      <p className="mb-4 max-w-[68ch] text-ink-2">{reason}</p>
      <DocumentPage level={2} kicker={<span>{pact.key}</span>} title={content.name} lede={content.purpose}>
        <BoundAgents agents={content.agents} />
        {content.clauses.map((clause, index) => (
          <ClauseText
            key={clause.key}
            level={3}
            number={index + 1}
            title={clause.title || t('untitled')}
            obligation={clause.obligation}
            facts={<ClauseFacts clause={clause} words={inWords[clause.key]} />}
          />
        ))}
      </DocumentPage>
      <div className="mt-8.5 max-w-190">
        <BacktestDock text={{ pactKey: pact.key, version: null }} />
      </div>
    </>
  );
}
