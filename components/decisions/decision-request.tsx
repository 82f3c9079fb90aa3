'use client';

import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { ArgumentList } from '#components/requests/argument-list.tsx';
import type { HashedRequest } from '#components/requests/arguments.ts';
import { Digest } from '#components/ui/fact-text.tsx';
import type { Decision } from '#lib/client/decisions.ts';

/** Exactly what was asked. */
export function DecisionRequest({ found }: { readonly found: Decision }) {
  const t = useTranslations('decisions');
  return (
    <Section title={t('request')} end={<Digest digest={found.decision.requestDigest} />}>
      <ArgumentList request={objectOf(found.request)} />
    </Section>
  );
}

function objectOf(value: Decision['request']): HashedRequest {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
