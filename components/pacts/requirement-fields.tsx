'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ConditionInput } from '#components/pacts/condition-input.tsx';
import { useClauseEdit } from '#components/pacts/draft-context.tsx';
import { DraftField, FindingNotes } from '#components/pacts/draft-field.tsx';
import { EvidenceFields } from '#components/pacts/evidence-fields.tsx';
import { LimitFields, TimeFields } from '#components/pacts/measured-fields.tsx';
import { BLANK_DEMAND } from '#components/pacts/proof-fields.tsx';
import { RoleSelect } from '#components/pacts/role-select.tsx';
import { CountInput } from '#components/pacts/small-inputs.tsx';
import { Button } from '#components/ui/button.tsx';
import { buttonClasses } from '#components/ui/button-classes.ts';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import type { Clause, Requirement, RequirementType } from '#lib/domain/pacts/types.ts';

const BLANK: Readonly<Record<RequirementType, Requirement>> = {
  condition: { type: 'condition', cel: '' },
  approval: { type: 'approval', role: 'approver', quorum: 1 },
  limit: { type: 'limit', count: 10, window: 'P1D', per: 'agent' },
  time: {
    type: 'time',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    from: '08:00',
    to: '18:00',
    timeZone: 'UTC',
  },
  evidence: { type: 'evidence', ...BLANK_DEMAND },
};
const TYPES: readonly RequirementType[] = ['condition', 'approval', 'limit', 'time', 'evidence'];

type RequirementFieldsProps = { readonly at: number; readonly clause: Clause };

/** What must hold for the action to go ahead by itself; every one of it. */
export function RequirementFields({ at, clause }: RequirementFieldsProps) {
  const t = useTranslations('pacts.requires');
  const change = useClauseEdit(at);
  const { requires } = clause;
  const set = (index: number, requirement: Requirement) =>
    change({ requires: requires.map((old, other) => (other === index ? requirement : old)) });
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1 text-ink-2 text-mono">{t('legend')}</legend>
      {requires.length === 0 ? (
        <p className="text-ink-3 text-table">{t(clause.evidence ? 'noneButProof' : 'none')}</p>
      ) : null}
      {requires.map((requirement, index) => {
        const path = `clauses.${at}.requires.${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: requirements have no identity but their place.
          <div key={`${requirement.type}-${index}`} data-path={path} className="border-line border-l-2 pl-3">
            <div className="flex min-h-6 items-center justify-between gap-2">
              <span className="font-strong text-table">{t(`type.${requirement.type}`)}</span>
              <Button
                variant="quiet"
                isSmall
                aria-label={t('remove', { number: index + 1 })}
                onClick={() => change({ requires: requires.filter((_, other) => other !== index) })}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            <OneRequirement path={path} requirement={requirement} onChange={(next) => set(index, next)} />
            <FindingNotes path={path} />
          </div>
        );
      })}
      <div>
        <Menu
          align="start"
          trigger={
            <button type="button" className={buttonClasses('plain', { isSmall: true })}>
              <Plus aria-hidden />
              {t('add')}
            </button>
          }
        >
          {TYPES.map((type) => (
            <MenuItem key={type} onClick={() => change({ requires: [...requires, BLANK[type]] })}>
              {t(`type.${type}`)}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </fieldset>
  );
}

type OneRequirementProps = {
  readonly path: string;
  readonly requirement: Requirement;
  readonly onChange: (requirement: Requirement) => void;
};

function OneRequirement({ path, requirement, onChange }: OneRequirementProps) {
  const t = useTranslations('pacts.requires');
  switch (requirement.type) {
    case 'condition':
      return (
        <DraftField path={`${path}.cel`} label={t('cel')}>
          {(control) => (
            <ConditionInput
              {...control}
              value={requirement.cel}
              placeholder="context.amount <= 2500"
              onChange={(cel) => onChange({ ...requirement, cel })}
            />
          )}
        </DraftField>
      );
    case 'approval':
      return (
        <div className="grid grid-cols-2 gap-3">
          <DraftField path={`${path}.role`} label={t('role')}>
            {(control) => (
              <RoleSelect
                {...control}
                value={requirement.role}
                onChange={(role) => onChange({ ...requirement, role })}
              />
            )}
          </DraftField>
          <DraftField path={`${path}.quorum`} label={t('quorum')}>
            {(control) => (
              <CountInput
                {...control}
                max={10}
                value={requirement.quorum}
                onChange={(quorum) => onChange({ ...requirement, quorum })}
              />
            )}
          </DraftField>
        </div>
      );
    case 'limit':
      return <LimitFields path={path} limit={requirement} onChange={onChange} />;
    case 'time':
      return <TimeFields path={path} time={requirement} onChange={onChange} />;
    case 'evidence':
      return <EvidenceFields path={path} demand={requirement} onChange={onChange} />;
  }
}
