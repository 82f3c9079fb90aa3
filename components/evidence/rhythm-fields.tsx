'use client';

import { useTranslations } from 'next-intl';
import { type UseFormReturn, useController } from 'react-hook-form';
import { type CheckValues, RHYTHM_KINDS } from '#components/evidence/check-values.ts';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { ComboboxField, TextField } from '#components/forms/fields.tsx';
import { DurationInput } from '#components/pacts/small-inputs.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import { WEEKDAYS } from '#lib/domain/pacts/types.ts';

// A constant: the browser's list of zones does not change while a page is open.
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
  value: zone,
  label: zone,
}));

type RhythmFieldsProps = { readonly form: UseFormReturn<CheckValues> };

/** How often a check usually runs: what tells beforehand which window it will miss. */
export function RhythmFields({ form }: RhythmFieldsProps) {
  const t = useTranslations('evidence.checkForm');
  const kind = form.watch('rhythmKind');
  return (
    <div className="grid gap-3 border-line border-l-2 pl-3">
      <RadioChoice
        isRow
        label={t('rhythm')}
        value={kind}
        onChange={(next) => form.setValue('rhythmKind', next, { shouldDirty: true })}
        options={RHYTHM_KINDS.map((value) => ({ value, label: t(`rhythms.${value}`) }))}
      />
      {kind === 'every' ? <EveryField form={form} /> : null}
      {kind === 'days' ? <DaysFields form={form} /> : null}
      <p className="text-ink-3 text-table">{t('rhythmHelp')}</p>
    </div>
  );
}

function EveryField({ form }: RhythmFieldsProps) {
  const t = useTranslations('evidence.checkForm');
  const { field, fieldState } = useController({ control: form.control, name: 'rhythm.every' });
  return (
    <FieldFrame label={t('every')} error={fieldState.error?.message} className="s:max-w-60">
      {(frame) => <DurationInput {...frame} value={field.value} onChange={field.onChange} />}
    </FieldFrame>
  );
}

function DaysFields({ form }: RhythmFieldsProps) {
  const t = useTranslations('evidence.checkForm');
  const day = useTranslations('pacts.time');
  const { field, fieldState } = useController({ control: form.control, name: 'rhythm.days' });
  return (
    <>
      <fieldset className="grid gap-1">
        <legend className="sr-only">{t('days')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {WEEKDAYS.map((one) => (
            <Checkbox
              key={one}
              label={day(one)}
              isChecked={field.value.includes(one)}
              onChange={(isOn) =>
                field.onChange(
                  WEEKDAYS.filter((other) => (other === one ? isOn : field.value.includes(other))),
                )
              }
            />
          ))}
        </div>
        {fieldState.error ? <p className="text-block text-table">{fieldState.error.message}</p> : null}
      </fieldset>
      <div className="grid gap-3 s:grid-cols-[7rem_minmax(0,1fr)]">
        <TextField control={form.control} name="rhythm.at" label={t('at')} inputMode="numeric" />
        <ComboboxField control={form.control} name="rhythm.timeZone" label={t('timeZone')} options={ZONES} />
      </div>
    </>
  );
}
