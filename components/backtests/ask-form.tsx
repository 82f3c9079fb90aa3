'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FactRow, faultOf, prefilled, withFacts } from '#components/backtests/ask-facts.ts';
import { FactRows } from '#components/backtests/fact-rows.tsx';
import { FieldFrame } from '#components/forms/field-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { Combobox } from '#components/ui/combobox.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { bindableAgentsQuery, knownActionsQuery } from '#lib/client/pacts.ts';
import { faultsOf, type MadeUpRequest } from '#lib/client/tried-requests.ts';
import { TIERS } from '#lib/domain/actions/types.ts';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

type AskFormProps = {
  readonly content: PactContent;
  readonly onAsk: (request: MadeUpRequest) => void;
  readonly onCancel: () => void;
};

const AS_DECLARED = 'declared';

/** A request to try: by whom, what, with which facts, and when. The facts begin with what the clauses look at. */
export function AskForm({ content, onAsk, onCancel }: AskFormProps) {
  const t = useTranslations('backtest.ask');
  const tiers = useTranslations('pacts.clause.tiers');
  const registered = useQuery(bindableAgentsQuery).data?.items ?? [];
  const actions = useQuery(knownActionsQuery).data?.items ?? [];
  const bound = agentsOf(content, registered);
  const [chosen, setChosen] = useState<string | null>(null);
  const [action, setAction] = useState(() => firstAction(content));
  const [tier, setTier] = useState<(typeof TIERS)[number] | typeof AS_DECLARED>(AS_DECLARED);
  const [at, setAt] = useState('');
  // Until somebody types into them, the facts follow the action.
  const [rows, setRows] = useState<readonly FactRow[] | null>(null);
  const [isAsked, setAsked] = useState(false);
  const facts = rows ?? prefilled(content, action);
  const request: MadeUpRequest = {
    ...{ agentId: chosen ?? bound[0]?.value ?? '', action },
    ...(tier !== AS_DECLARED && { resourceTier: tier }),
    ...withFacts(facts.filter((row) => faultOf(row) === null)),
    ...(at !== '' && { at: `${at}:00Z` }),
  };
  const faults = faultsOf(request);
  const faultAt = (path: string) =>
    isAsked
      ? faults.find((fault) => fault.path === path || fault.path.startsWith(`${path}.`))?.message
      : undefined;
  return (
    <form
      aria-label={t('add')}
      className="grid gap-3 border-line border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (faults.length === 0 && facts.every((row) => faultOf(row) === null)) onAsk(request);
      }}
    >
      <FieldFrame
        label={t('agent')}
        help={bound.length === 0 ? t('bindsNobody') : undefined}
        error={faultAt('agentId')}
      >
        {(control) => (
          <Combobox
            {...control}
            value={chosen ?? bound[0]?.value ?? null}
            onChange={setChosen}
            options={bound}
          />
        )}
      </FieldFrame>
      <FieldFrame label={t('action')} error={faultAt('action')}>
        {(control) => (
          <>
            <Input
              {...control}
              list={`${control.id}-known`}
              value={action}
              spellCheck={false}
              className="font-mono text-mono"
              onChange={(event) => setAction(event.target.value)}
            />
            <datalist id={`${control.id}-known`}>
              {actions.map(({ name }) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </FieldFrame>
      <FactRows
        rows={facts}
        onChange={setRows}
        showsFaults={isAsked}
        error={faultAt('context') ?? faultAt('resource')}
      />
      <div className="grid gap-3">
        <FieldFrame label={t('tier')}>
          {(control) => (
            <Select
              {...control}
              value={tier}
              onChange={setTier}
              options={[
                { value: AS_DECLARED, label: t('asDeclared') },
                ...TIERS.map((value) => ({ value, label: tiers(value) })),
              ]}
            />
          )}
        </FieldFrame>
        <FieldFrame label={t('at')} isOptional error={faultAt('at')}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </FieldFrame>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t('ask')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

type Registered = {
  readonly key: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
};

/** The agents that the draft binds, those it names though nobody registered them included. */
function agentsOf({ agents }: PactContent, registered: readonly Registered[]) {
  const bound = registered.filter((agent) => bindsAgent(agents, agent));
  const unknown = agents.keys.filter((key) => !bound.some((agent) => agent.key === key));
  return [
    ...bound.map(({ key, name }) => ({ value: key, label: key, hint: name })),
    ...unknown.map((key) => ({ value: key, label: key })),
  ];
}

function firstAction({ clauses }: PactContent): string {
  const names = clauses.flatMap(({ scope }) => scope.actions);
  const exact = names.find((name) => !name.endsWith('*'));
  return exact ?? names[0]?.replace(/\*$/, '') ?? '';
}
