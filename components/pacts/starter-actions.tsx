'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { useForm } from 'react-hook-form';
import { CheckboxField } from '#components/forms/fields.tsx';
import { useRefusal } from '#components/layout/me-context.tsx';
import type { NewPactValues } from '#components/pacts/new-pact-screen.tsx';
import { missingActions } from '#components/pacts/starts.ts';
import { knownActionsQuery } from '#lib/client/pacts.ts';

type StarterActionsProps = { readonly form: ReturnType<typeof useForm<NewPactValues>> };

/** The actions a starter speaks of that the catalogue lacks, and the offer to declare them. */
export function StarterActions({ form }: StarterActionsProps) {
  const t = useTranslations('pacts.newPact');
  const tier = useTranslations('pacts.clause.tiers');
  const refusal = useRefusal();
  const known = useQuery(knownActionsQuery).data?.items;
  const missing = missingActions(form.watch('start'), known ?? []);
  if (!known || missing.length === 0) return null;
  const why = refusal('action:declare');
  return (
    <div className="grid gap-2">
      <div className="text-ink-2 text-mono">{t('undeclared', { count: missing.length })}</div>
      <ul className="border-line border-t text-table">
        {missing.map((action) => (
          <li key={action.name} className="flex flex-wrap gap-x-3 border-line border-b py-1.25">
            <span className="font-mono text-mono">{action.name}</span>
            <span className="min-w-0 flex-1 text-ink-3">{action.description}</span>
            <span>{tier(action.tier)}</span>
          </li>
        ))}
      </ul>
      {why === undefined ? (
        <CheckboxField
          control={form.control}
          name="declares"
          label={t('declares')}
          help={t('declaresHelp')}
        />
      ) : (
        <p className="text-ink-3 text-table">{why}</p>
      )}
    </div>
  );
}
