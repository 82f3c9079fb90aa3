'use client';

import { useTranslations } from 'next-intl';
import { DraftField, FindingNotes } from '#components/pacts/draft-field.tsx';
import { CountInput, DurationInput } from '#components/pacts/small-inputs.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import {
  LIMIT_SCOPES,
  type LimitRequirement,
  type TimeRequirement,
  WEEKDAYS,
} from '#lib/domain/pacts/types.ts';

type LimitFieldsProps = {
  readonly path: string;
  readonly limit: LimitRequirement;
  readonly onChange: (limit: LimitRequirement) => void;
};

/** At most so often, or so much in all, within a window. */
export function LimitFields({ path, limit, onChange }: LimitFieldsProps) {
  const t = useTranslations('pacts.limit');
  const { window, per } = limit;
  const kind = limit.sum ? 'sum' : 'count';
  const become = (next: 'count' | 'sum') =>
    onChange(
      next === 'sum'
        ? { type: 'limit', sum: { of: 'context.amount', max: '20000' }, window, per }
        : { type: 'limit', count: 10, window, per },
    );
  return (
    <div className="grid gap-3 s:grid-cols-2">
      <DraftField path={`${path}.kind`} label={t('kind')}>
        {(control) => (
          <Select<'count' | 'sum'>
            {...control}
            value={kind}
            onChange={become}
            options={[
              { value: 'count', label: t('count') },
              { value: 'sum', label: t('sum') },
            ]}
          />
        )}
      </DraftField>
      {limit.sum ? (
        <SumFields path={path} sum={limit.sum} onChange={(sum) => onChange({ ...limit, sum })} />
      ) : (
        <DraftField path={`${path}.count`} label={t('atMost')}>
          {(control) => (
            <CountInput
              {...control}
              max={1_000_000_000}
              value={limit.count ?? 1}
              onChange={(count) => onChange({ ...limit, count })}
            />
          )}
        </DraftField>
      )}
      <DraftField path={`${path}.window`} label={t('window')}>
        {(control) => (
          <DurationInput
            {...control}
            value={limit.window}
            onChange={(next) => onChange({ ...limit, window: next })}
          />
        )}
      </DraftField>
      <DraftField path={`${path}.per`} label={t('per')}>
        {(control) => (
          <Select
            {...control}
            value={limit.per}
            onChange={(next) => onChange({ ...limit, per: next })}
            options={LIMIT_SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
          />
        )}
      </DraftField>
    </div>
  );
}

type Sum = NonNullable<LimitRequirement['sum']>;
type SumFieldsProps = {
  readonly path: string;
  readonly sum: Sum;
  readonly onChange: (sum: Sum) => void;
};

function SumFields({ path, sum, onChange }: SumFieldsProps) {
  const t = useTranslations('pacts.limit');
  const className = 'font-mono text-mono';
  return (
    <div className="grid grid-cols-2 gap-3">
      <DraftField path={`${path}.sum.of`} label={t('sumOf')}>
        {(control) => (
          <Input
            {...control}
            className={className}
            maxLength={200}
            spellCheck={false}
            value={sum.of}
            onChange={(event) => onChange({ ...sum, of: event.target.value })}
          />
        )}
      </DraftField>
      <DraftField path={`${path}.sum.max`} label={t('sumMax')}>
        {(control) => (
          <Input
            {...control}
            className={className}
            maxLength={40}
            inputMode="decimal"
            value={sum.max}
            onChange={(event) => onChange({ ...sum, max: event.target.value })}
          />
        )}
      </DraftField>
    </div>
  );
}

// A constant: the browser's list of zones does not change while a page is open.
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
  value: zone,
  label: zone,
}));

type TimeFieldsProps = {
  readonly path: string;
  readonly time: TimeRequirement;
  readonly onChange: (time: TimeRequirement) => void;
};

/** Only on these days, between these times. */
export function TimeFields({ path, time, onChange }: TimeFieldsProps) {
  const t = useTranslations('pacts.time');
  return (
    <div className="grid gap-3">
      <div data-path={`${path}.days`}>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {WEEKDAYS.map((day) => (
            <Checkbox
              key={day}
              label={t(day)}
              isChecked={time.days.includes(day)}
              onChange={(isOn) =>
                onChange({
                  ...time,
                  days: WEEKDAYS.filter((other) => (other === day ? isOn : time.days.includes(other))),
                })
              }
            />
          ))}
        </div>
        <FindingNotes path={`${path}.days`} />
      </div>
      <div className="grid grid-cols-2 gap-3 s:grid-cols-[6rem_6rem_minmax(0,1fr)]">
        {(['from', 'to'] as const).map((end) => (
          <DraftField key={end} path={`${path}.${end}`} label={t(end)}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                maxLength={5}
                placeholder="09:00"
                className="figures"
                value={time[end]}
                onChange={(event) => onChange({ ...time, [end]: event.target.value })}
              />
            )}
          </DraftField>
        ))}
        <DraftField path={`${path}.timeZone`} label={t('timeZone')} className="col-span-2 s:col-span-1">
          {(control) => (
            <Combobox
              {...control}
              value={time.timeZone}
              onChange={(timeZone) => timeZone && onChange({ ...time, timeZone })}
              options={ZONES}
            />
          )}
        </DraftField>
      </div>
    </div>
  );
}
