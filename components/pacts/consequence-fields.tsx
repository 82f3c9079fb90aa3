'use client';

import { useTranslations } from 'next-intl';
import { DraftField, FindingNotes } from '#components/pacts/draft-field.tsx';
import { RoleSelect } from '#components/pacts/role-select.tsx';
import { CountInput, DurationInput } from '#components/pacts/small-inputs.tsx';
import { TeamSelect } from '#components/pacts/team-select.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Consequence, ReviewConsequence } from '#lib/domain/pacts/types.ts';

const REVIEW: ReviewConsequence = { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' };

type ConsequenceFieldsProps = {
  /** Where it stands in the text, as findings name it. */
  readonly path: string;
  readonly legend: string;
  readonly consequence: Consequence;
  readonly onChange: (consequence: Consequence) => void;
  /** The team that is told where nobody answers, until another is chosen. */
  readonly owner: string;
};

/** What happens where something does not hold. */
export function ConsequenceFields({ path, legend, consequence, onChange, owner }: ConsequenceFieldsProps) {
  const t = useTranslations('pacts.consequence');
  const parts = { path, onChange, owner };
  const isReview = consequence.type === 'review';
  return (
    <fieldset className="grid gap-3" data-path={path}>
      <legend className="sr-only">{legend}</legend>
      <div className="grid grid-cols-2 gap-3 s:grid-cols-[1.4fr_1fr_0.7fr_1.5fr]">
        <DraftField path={`${path}.type`} label={legend} className="col-span-2 s:col-span-1">
          {(control) => (
            <Select<Consequence['type']>
              {...control}
              value={consequence.type}
              onChange={(type) => onChange(type === 'block' ? { type } : REVIEW)}
              options={[
                {
                  value: 'review',
                  label: t('review'),
                  content: <EffectMark effect="review">{t('review')}</EffectMark>,
                },
                {
                  value: 'block',
                  label: t('block'),
                  content: <EffectMark effect="block">{t('block')}</EffectMark>,
                },
              ]}
            />
          )}
        </DraftField>
        {isReview ? <WhoAndWhen {...parts} review={consequence} /> : null}
      </div>
      {isReview ? <Escalation {...parts} review={consequence} /> : null}
      <FindingNotes path={path} />
    </fieldset>
  );
}

type ReviewProps = Pick<ConsequenceFieldsProps, 'path' | 'onChange' | 'owner'> & {
  readonly review: ReviewConsequence;
};

function WhoAndWhen({ path, onChange, review }: ReviewProps) {
  const t = useTranslations('pacts.consequence');
  const set = (part: Partial<ReviewConsequence>) => onChange({ ...review, ...part });
  return (
    <>
      <DraftField path={`${path}.role`} label={t('role')}>
        {(control) => <RoleSelect {...control} value={review.role} onChange={(role) => set({ role })} />}
      </DraftField>
      <DraftField path={`${path}.quorum`} label={t('quorum')}>
        {(control) => (
          <CountInput {...control} max={10} value={review.quorum} onChange={(quorum) => set({ quorum })} />
        )}
      </DraftField>
      <DraftField path={`${path}.expiresIn`} label={t('expiresIn')} className="col-span-2 s:col-span-1">
        {(control) => (
          <DurationInput {...control} value={review.expiresIn} onChange={(expiresIn) => set({ expiresIn })} />
        )}
      </DraftField>
    </>
  );
}

function Escalation({ path, onChange, owner, review }: ReviewProps) {
  const t = useTranslations('pacts.consequence');
  const { escalate, excludesAgentOwner, ...rest } = review;
  const set = (part: Pick<ReviewConsequence, 'escalate' | 'excludesAgentOwner'>) =>
    onChange({ ...rest, ...part });
  const kept = {
    ...(escalate && { escalate }),
    ...(excludesAgentOwner && { excludesAgentOwner }),
  };
  return (
    <div className="grid gap-2.5">
      <Checkbox
        label={t('excludesAgentOwner')}
        isChecked={excludesAgentOwner === true}
        onChange={(isOn) => set({ ...(escalate && { escalate }), ...(isOn && { excludesAgentOwner: true }) })}
      />
      <Checkbox
        label={t('escalates')}
        isChecked={escalate !== undefined}
        onChange={(isOn) => {
          const { escalate: _, ...others } = kept;
          set(isOn ? { ...others, escalate: { after: 'PT10M', to: owner } } : others);
        }}
      />
      {escalate ? (
        <div className="grid gap-3 border-line border-l-2 pl-3 s:grid-cols-2">
          <DraftField path={`${path}.escalate.after`} label={t('escalateAfter')}>
            {(control) => (
              <DurationInput
                {...control}
                value={escalate.after}
                onChange={(after) => set({ ...kept, escalate: { ...escalate, after } })}
              />
            )}
          </DraftField>
          <DraftField path={`${path}.escalate.to`} label={t('escalateTo')}>
            {(control) => (
              <TeamSelect
                {...control}
                value={escalate.to}
                onChange={(to) => set({ ...kept, escalate: { ...escalate, to } })}
              />
            )}
          </DraftField>
        </div>
      ) : null}
    </div>
  );
}
