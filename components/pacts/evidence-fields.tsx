'use client';

import { useTranslations } from 'next-intl';
import { DraftField, FindingNotes } from '#components/pacts/draft-field.tsx';
import { DurationInput } from '#components/pacts/small-inputs.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Input } from '#components/ui/input.tsx';
import { EVIDENCE_METHODS, type EvidenceDemand } from '#lib/domain/pacts/types.ts';

type EvidenceFieldsProps<T extends EvidenceDemand> = {
  readonly path: string;
  readonly demand: T;
  readonly onChange: (demand: T) => void;
};

/** Which check proves it, by which methods, how fresh, and on which build. */
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
          <Input
            {...control}
            maxLength={63}
            className="font-mono text-mono"
            value={demand.check}
            onChange={(event) => onChange({ ...demand, check: event.target.value })}
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
      <Checkbox
        label={t('sameBuild')}
        help={t('sameBuildHelp')}
        isChecked={demand.sameBuild}
        onChange={(sameBuild) => onChange({ ...demand, sameBuild })}
      />
    </div>
  );
}
