'use client';

import { useTranslations } from 'next-intl';
import { CheckSelect } from '#components/pacts/check-select.tsx';
import { DraftField, FindingNotes } from '#components/pacts/draft-field.tsx';
import { withMinResult } from '#components/pacts/edit-content.ts';
import { DurationInput } from '#components/pacts/small-inputs.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Input } from '#components/ui/input.tsx';
import { EVIDENCE_METHODS, type EvidenceDemand } from '#lib/domain/pacts/types.ts';

type EvidenceFieldsProps<T extends EvidenceDemand> = {
  readonly path: string;
  readonly demand: T;
  readonly onChange: (demand: T) => void;
};

/** Which check proves it, how fresh and how well passed, by which methods, and on which build. */
export function EvidenceFields<T extends EvidenceDemand>({ path, demand, onChange }: EvidenceFieldsProps<T>) {
  const t = useTranslations('pacts.evidence');
  const toggle = (method: (typeof EVIDENCE_METHODS)[number], isOn: boolean) =>
    onChange({
      ...demand,
      methods: EVIDENCE_METHODS.filter((one) => (one === method ? isOn : demand.methods.includes(one))),
    });
  return (
    <div className="grid gap-3 s:grid-cols-2">
      <DraftField path={`${path}.check`} label={t('check')}>
        {(control) => (
          <CheckSelect
            {...control}
            value={demand.check}
            onChange={(check) => onChange({ ...demand, check })}
          />
        )}
      </DraftField>
      <DraftField path={`${path}.maxAge`} label={t('maxAge')}>
        {(control) => (
          <DurationInput
            {...control}
            value={demand.maxAge}
            onChange={(maxAge) => onChange({ ...demand, maxAge })}
          />
        )}
      </DraftField>
      <fieldset data-path={`${path}.methods`} className="grid gap-1 s:col-span-2">
        <legend className="mb-1 text-ink-2 text-mono">{t('methods')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1.5">
          {EVIDENCE_METHODS.map((method) => (
            <Checkbox
              key={method}
              label={t(`method.${method}`)}
              isChecked={demand.methods.includes(method)}
              onChange={(isOn) => toggle(method, isOn)}
            />
          ))}
        </div>
        <FindingNotes path={`${path}.methods`} />
      </fieldset>
      <DraftField path={`${path}.minResult`} label={t('minResult')}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            placeholder={t('everyCase')}
            className="figures"
            value={demand.minResult ?? ''}
            onChange={(event) => onChange(withMinResult(demand, event.target.value.trim()))}
          />
        )}
      </DraftField>
      <div className="s:pt-5">
        <Checkbox
          label={t('sameBuild')}
          help={t('sameBuildHelp')}
          isChecked={demand.sameBuild}
          onChange={(sameBuild) => onChange({ ...demand, sameBuild })}
        />
      </div>
    </div>
  );
}
