'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import { BoundAgents } from '#components/pacts/bound-agents.tsx';
import { ClauseFacts } from '#components/pacts/clause-facts.tsx';
import type { Health } from '#components/pacts/clause-proof.tsx';
import { Words } from '#components/pacts/diff-words.tsx';
import { isFullySigned, useSignatureLines } from '#components/pacts/signature-lines.tsx';
import { VersionStatus } from '#components/pacts/version-status.tsx';
import { ClauseText, DocumentPage } from '#components/ui/document-page.tsx';
import { Digest } from '#components/ui/fact-text.tsx';
import { SignatureBlock } from '#components/ui/signature-block.tsx';
import type { VersionResource } from '#lib/contracts/pact-resources.ts';

export type Version = z.output<typeof VersionResource>;

type PactDocumentProps = {
  readonly version: Version;
  /** Mark in the text what was added and what was taken out. */
  readonly showsChanges?: boolean;
  /** How its proofs stand, where it is in force. */
  readonly health?: Health;
  /** What stands above the facts of a clause, by its key: that it is waived right now. */
  readonly besideClause?: (clauseKey: string) => ReactNode;
};

/** A version as people sign it: numbered clauses, what follows from each, and the signature block. */
export function PactDocument({ version, showsChanges = false, ...now }: PactDocumentProps) {
  const t = useTranslations('pacts');
  const { pact, content, number } = version;
  const compared = showsChanges && version.diff.against !== null;
  return (
    <DocumentPage
      kicker={
        <>
          <span>{pact.key}</span>·<span>{t('versionLong', { number })}</span>·
          <Digest digest={version.digest} />·
          <VersionStatus version={version} />
        </>
      }
      title={content.name}
      lede={content.purpose}
      signatures={<SignatureBlock lines={useSignatureLines(version)} isComplete={isFullySigned(version)} />}
    >
      <BoundAgents agents={content.agents} />
      {compared ? <ComparedClauses version={version} /> : <PlainClauses version={version} {...now} />}
    </DocumentPage>
  );
}

function PlainClauses({ version, health, besideClause }: Omit<PactDocumentProps, 'showsChanges'>) {
  return version.content.clauses.map((clause, index) => (
    <ClauseText
      key={clause.key}
      id={`clause-${clause.key}`}
      number={index + 1}
      title={clause.title}
      obligation={clause.obligation}
      facts={
        <>
          {besideClause?.(clause.key)}
          <ClauseFacts clause={clause} words={version.inWords[clause.key]} health={health} />
        </>
      }
    />
  ));
}

function ComparedClauses({ version }: { readonly version: Version }) {
  const t = useTranslations('pacts');
  const byKey = new Map(version.content.clauses.map((clause) => [clause.key, clause]));
  return version.diff.clauses.map((diff) => {
    const clause = byKey.get(diff.key);
    const facts: ReactNode = clause ? (
      <ClauseFacts clause={clause} words={version.inWords[clause.key]} />
    ) : (
      <span className="text-block">{t('clauseRemoved')}</span>
    );
    return (
      <ClauseText
        key={diff.key}
        id={`clause-${diff.key}`}
        number={diff.after ?? diff.before ?? 0}
        title={<Words segments={diff.title} />}
        obligation={<Words segments={diff.obligation} />}
        facts={facts}
      />
    );
  });
}
