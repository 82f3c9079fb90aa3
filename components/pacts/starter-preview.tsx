'use client';

import { useTranslations } from 'next-intl';
import { BoundAgents } from '#components/pacts/bound-agents.tsx';
import { ClauseText, DocumentPage } from '#components/ui/document-page.tsx';
import { describeClause } from '#lib/domain/pacts/describe-clause.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** What the pact will say, before there is one. */
export function StarterPreview({ content }: { readonly content: PactContent }) {
  const t = useTranslations('pacts.newPact');
  return (
    <DocumentPage
      level={2}
      kicker={<span>{t('preview')}</span>}
      title={content.name || <span className="text-ink-3">{t('unnamed')}</span>}
      lede={content.purpose}
    >
      <BoundAgents agents={content.agents} />
      {content.clauses.length === 0 ? <p className="mt-6 text-ink-3">{t('noClauses')}</p> : null}
      {content.clauses.map((clause, index) => (
        <ClauseText
          key={clause.key}
          level={3}
          number={index + 1}
          title={clause.title}
          obligation={clause.obligation}
          facts={<p className="max-w-[68ch]">{describeClause(clause)}</p>}
        />
      ))}
    </DocumentPage>
  );
}
