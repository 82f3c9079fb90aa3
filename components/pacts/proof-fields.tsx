'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ConsequenceFields } from '#components/pacts/consequence-fields.tsx';
import { useClauseEdit } from '#components/pacts/draft-context.tsx';
import { FindingNotes } from '#components/pacts/draft-field.tsx';
import { EvidenceFields } from '#components/pacts/evidence-fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import type { Clause, EvidenceDemand } from '#lib/domain/pacts/types.ts';

/** What a new proof asks for until somebody says otherwise. */
export const BLANK_DEMAND: EvidenceDemand = {
  check: '',
  methods: ['automated', 'independent', 'attested'],
  maxAge: 'P1D',
  sameBuild: true,
};

type ProofFieldsProps = { readonly at: number; readonly clause: Clause };

/** What proves the promise; each is asked for like a requirement. */
export function ProofFields({ at, clause }: ProofFieldsProps) {
  const t = useTranslations('pacts.provedBy');
  const change = useClauseEdit(at);
  const demands = clause.evidence ?? [];
  const set = (index: number, demand: EvidenceDemand) =>
    change({ evidence: demands.map((old, other) => (other === index ? demand : old)) });
  return (
    <fieldset className="grid gap-2.5" data-path={`clauses.${at}.evidence`}>
      <legend className="mb-1 text-ink-2 text-mono">{t('legend')}</legend>
      {demands.length === 0 ? <p className="text-ink-3 text-table">{t('none')}</p> : null}
      {demands.map((demand, index) => {
        const path = `clauses.${at}.evidence.${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: proofs have no identity but their place.
          <div key={index} data-path={path} className="border-line border-l-2 pl-3">
            <div className="flex min-h-6 items-center justify-between gap-2">
              <span className="font-strong text-table">{t('one', { number: index + 1 })}</span>
              <Button
                variant="quiet"
                isSmall
                aria-label={t('remove', { number: index + 1 })}
                onClick={() => change({ evidence: demands.filter((_, other) => other !== index) })}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            <EvidenceFields path={path} demand={demand} onChange={(next) => set(index, next)} />
            <FindingNotes path={path} />
          </div>
        );
      })}
      <div>
        <Button isSmall onClick={() => change({ evidence: [...demands, BLANK_DEMAND] })}>
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </div>
    </fieldset>
  );
}

/** Another answer where nothing is lacking but freshness. Offered once anything is asked to be fresh. */
export function StaleFields({ at, clause }: ProofFieldsProps) {
  const t = useTranslations('pacts.onStale');
  const change = useClauseEdit(at);
  const { onStale, evidence = [], requires } = clause;
  const asksForProof = evidence.length > 0 || requires.some(({ type }) => type === 'evidence');
  if (!asksForProof && !onStale) return null;
  return (
    <div className="grid gap-2.5" data-path={`clauses.${at}.onStale`}>
      <Checkbox
        label={t('differs')}
        help={t('help')}
        isChecked={onStale !== undefined}
        onChange={(isOn) => change({ onStale: isOn ? clause.consequence : undefined })}
      />
      {onStale ? (
        <div className="border-line border-l-2 pl-3">
          <ConsequenceFields
            path={`clauses.${at}.onStale`}
            legend={t('legend')}
            consequence={onStale}
            onChange={(next) => change({ onStale: next })}
            owner={clause.owner}
          />
        </div>
      ) : (
        <FindingNotes path={`clauses.${at}.onStale`} />
      )}
    </div>
  );
}
