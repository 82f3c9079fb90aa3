'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { RoleSelect } from '#components/pacts/role-select.tsx';
import { CountInput, DurationInput } from '#components/pacts/small-inputs.tsx';
import { ChangeMark } from '#components/posture/change-mark.tsx';
import { ownerOf, type PostureEffect, ruleFor } from '#components/posture/posture-edits.ts';
import { useRuleSentence, useTeams } from '#components/posture/posture-words.ts';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Tier } from '#lib/domain/actions/types.ts';
import type { PostureChange } from '#lib/domain/decisions/posture-change.ts';
import type { PostureRule } from '#lib/domain/decisions/types.ts';

const EFFECTS: readonly PostureEffect[] = ['allow', 'review', 'block'];

/** Stands for no team among keys, which begin with a letter. */
const NOBODY = '-';

type TierRuleProps = {
  readonly tier: Tier;
  readonly inForce: PostureRule;
  readonly rule: PostureRule;
  readonly change: PostureChange | undefined;
  /** What is refused on a field of the rule: `expiresIn`. */
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (rule: PostureRule) => void;
};

/** One tier: what applies there, in controls and in a sentence. */
export function TierRule(props: TierRuleProps) {
  const { tier, rule, change } = props;
  const t = useTranslations('posture');
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-3 border-line border-b py-4.5 m:grid-cols-[190px_minmax(0,1fr)]"
    >
      <div>
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 id={id} className="font-strong">
            {t(`tier.${tier}`)}
          </h2>
          {change ? <ChangeMark kind={change.kind} /> : null}
        </div>
        <p className="text-ink-3 text-table">{t(`tierNote.${tier}`)}</p>
      </div>
      <div className="min-w-0">
        <RuleFields {...props} />
        <p className="mt-2.5 max-w-[78ch] text-ink-2">{useRuleSentence()(rule)}</p>
      </div>
    </section>
  );
}

function RuleFields({ inForce, rule, faultOf, onChange }: TierRuleProps) {
  const t = useTranslations('posture');
  return (
    <div className="grid grid-cols-2 items-start gap-3 s:flex s:flex-wrap">
      <FieldFrame label={t('effect')} error={faultOf('effect')} className="col-span-2 s:w-42">
        {(control) => (
          <Select<PostureEffect>
            {...control}
            value={rule.effect}
            onChange={(effect) => onChange(ruleFor(effect, inForce, rule))}
            options={EFFECTS.map((effect) => ({
              value: effect,
              label: t(`effects.${effect}`),
              content: <EffectMark effect={effect}>{t(`effects.${effect}`)}</EffectMark>,
            }))}
          />
        )}
      </FieldFrame>
      {rule.effect === 'review' ? <ReviewFields rule={rule} faultOf={faultOf} onChange={onChange} /> : null}
      {rule.effect === 'allow' ? null : <OwnerField rule={rule} faultOf={faultOf} onChange={onChange} />}
    </div>
  );
}

type ReviewRule = Extract<PostureRule, { effect: 'review' }>;

type PartProps<Rule extends PostureRule> = Pick<TierRuleProps, 'faultOf' | 'onChange'> & {
  readonly rule: Rule;
};

function ReviewFields({ rule, faultOf, onChange }: PartProps<ReviewRule>) {
  const t = useTranslations('posture');
  const set = (part: Partial<ReviewRule>) => onChange({ ...rule, ...part });
  return (
    <>
      <FieldFrame label={t('role')} error={faultOf('role')} className="s:w-36">
        {(control) => <RoleSelect {...control} value={rule.role} onChange={(role) => set({ role })} />}
      </FieldFrame>
      <FieldFrame label={t('quorum')} error={faultOf('quorum')} className="s:w-22">
        {(control) => (
          <CountInput {...control} max={10} value={rule.quorum} onChange={(quorum) => set({ quorum })} />
        )}
      </FieldFrame>
      <FieldFrame label={t('expiresIn')} error={faultOf('expiresIn')} className="col-span-2 s:w-44">
        {(control) => (
          <DurationInput {...control} value={rule.expiresIn} onChange={(expiresIn) => set({ expiresIn })} />
        )}
      </FieldFrame>
    </>
  );
}

function OwnerField({ rule, faultOf, onChange }: PartProps<Exclude<PostureRule, { effect: 'allow' }>>) {
  const t = useTranslations('posture');
  const teams = useTeams().map((team) => ({ value: team.key, label: team.name }));
  const owner = ownerOf(rule);
  const isGone = owner !== null && !teams.some((team) => team.value === owner);
  return (
    <FieldFrame label={t('owner')} error={faultOf('owner')} className="col-span-2 s:w-54">
      {(control) => (
        <Select<string>
          {...control}
          value={owner ?? NOBODY}
          onChange={(key) => onChange({ ...rule, owner: key === NOBODY ? null : key })}
          options={[
            { value: NOBODY, label: t('ownerNone') },
            ...teams,
            ...(isGone ? [{ value: owner, label: owner }] : []),
          ]}
        />
      )}
    </FieldFrame>
  );
}
