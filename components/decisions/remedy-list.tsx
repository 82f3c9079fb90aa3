'use client';

import { useTranslations } from 'next-intl';
import { lackingChecks } from '#components/decisions/proof.ts';
import { RemedyText } from '#components/decisions/remedy-text.tsx';
import { remediesOf } from '#components/decisions/sentence.ts';
import { tabHref } from '#components/evidence/evidence-place.ts';
import { Section } from '#components/layout/section.tsx';
import { AskOverride } from '#components/overrides/ask-override.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { DeadlineText } from '#components/ui/time-text.tsx';
import type { Decision } from '#lib/client/decisions.ts';

/** The smallest changes that would make it allowed, who can make each, and the exception that could. Nothing for what was allowed. */
export function RemedyList({ found: { decision, agent } }: { readonly found: Decision }) {
  const t = useTranslations('decisions');
  const checks = lackingChecks(decision.reasons);
  const remedies = remediesOf(decision);
  if (decision.allowed) return null;
  return (
    <Section title={t('wouldChange')} end={<AskOverride decisionId={decision.id} />}>
      <ul>
        {remedies.map((remedy) => (
          <li
            key={`${remedy.kind} ${remedy.text}`}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-b py-2 last:border-b-0"
          >
            <RemedyText remedy={remedy} className="min-w-0 flex-1 basis-72 font-strong" />
            <span className="text-ink-2">{remedy.owner ? t('ownedBy', { owner: remedy.owner }) : null}</span>
            {remedy.kind === 'evidence' ? (
              <ProofLink agentKey={agent?.key} check={checks.find((key) => remedy.text.includes(key))} />
            ) : null}
            {remedy.kind === 'review' && decision.review ? <ReviewLink review={decision.review} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ReviewLink({ review }: { readonly review: NonNullable<Decision['decision']['review']> }) {
  const t = useTranslations('decisions');
  return (
    <span className="flex items-center gap-3">
      <DeadlineText at={review.expiresAt} />
      <ButtonLink href={`/reviews/${review.id}`}>{t('openReview')}</ButtonLink>
    </span>
  );
}

type ProofLinkProps = { readonly agentKey: string | undefined; readonly check: string | undefined };

function ProofLink({ agentKey, check }: ProofLinkProps) {
  const t = useTranslations('decisions');
  const preset = { ...(agentKey && { agent: agentKey }), ...(check && { check }) };
  return (
    <span className="flex items-center gap-2">
      <ButtonLink variant="quiet" href={tabHref('results', preset)}>
        {t('seeResults')}
      </ButtonLink>
      <ButtonLink href={tabHref('results', { ...preset, add: 'result' })}>{t('addEvidence')}</ButtonLink>
    </span>
  );
}
