'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { ReviewCard } from '#lib/client/reviews.ts';
import { formatDecimal } from '#lib/format/numbers.ts';

/** What is unlike the last 30 days of this agent and action; nothing where all is as before. */
export function UnusualNotes({ notes }: { readonly notes: ReviewCard['unusual'] }) {
  const t = useTranslations('reviews.unusual');
  if (notes.length === 0) return null;
  return (
    <ul aria-label={t('label')} className="mt-4 grid gap-1.5">
      {notes.map(({ kind, facts }) => (
        <li
          key={`${kind} ${facts.path ?? ''}`}
          className="flex items-baseline gap-2 font-strong text-degrade"
        >
          <TriangleAlert aria-hidden className="size-3.75 shrink-0 translate-y-0.5" />
          <HiddenText text={t(kind, written(facts))} />
        </li>
      ))}
    </ul>
  );
}

const COUNTED = ['asked', 'days', 'others', 'count', 'busiest', 'times'];

/** Amounts are written exactly, digit by digit; counts stay numbers, for their plurals. */
function written(facts: ReviewCard['unusual'][number]['facts']): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      COUNTED.includes(name) || typeof value === 'string' ? value : formatDecimal(String(value)),
    ]),
  );
}
