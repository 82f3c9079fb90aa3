'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDraft } from '#components/pacts/draft-context.tsx';
import { DraftField, FindingNotes } from '#components/pacts/draft-field.tsx';
import { CountInput } from '#components/pacts/small-inputs.tsx';
import { TokenInput } from '#components/pacts/token-input.tsx';
import { Input, TextArea } from '#components/ui/input.tsx';
import { bindableAgentsQuery } from '#lib/client/pacts.ts';

/** What the pact says before its first clause: its name, what it is for, whom it binds. */
export function PactFields() {
  const t = useTranslations('pacts.front');
  const { content, edit } = useDraft();
  const agents = useQuery(bindableAgentsQuery).data?.items ?? [];
  const labels = [
    ...new Set(
      agents.flatMap((agent) => Object.entries(agent.labels).map(([name, value]) => `${name}=${value}`)),
    ),
  ].sort();
  return (
    <div className="grid gap-4.5">
      <DraftField path="name" label={t('name')}>
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            className="font-serif text-[1rem]"
            value={content.name}
            onChange={(event) => edit({ ...content, name: event.target.value })}
          />
        )}
      </DraftField>
      <DraftField path="purpose" label={t('purpose')} isOptional>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={4000}
            className="font-serif text-[1rem] leading-6.25"
            value={content.purpose}
            onChange={(event) => edit({ ...content, purpose: event.target.value })}
          />
        )}
      </DraftField>
      <div data-path="agents" className="grid gap-4.5">
        <DraftField path="agents.keys" label={t('agents')} help={t('agentsHelp')}>
          {(control) => (
            <TokenInput
              {...control}
              values={content.agents.keys}
              onChange={(keys) => edit({ ...content, agents: { ...content.agents, keys } })}
              options={agents.map((agent) => ({ value: agent.key, label: agent.key, hint: agent.name }))}
            />
          )}
        </DraftField>
        <DraftField path="agents.labels" label={t('labels')} help={t('labelsHelp')} isOptional>
          {(control) => (
            <TokenInput
              {...control}
              values={Object.entries(content.agents.labels).map(([name, value]) => `${name}=${value}`)}
              onChange={(pairs) =>
                edit({ ...content, agents: { ...content.agents, labels: labelsOf(pairs) } })
              }
              accept={(typed) => (/^[^=]+=.+$/.test(typed) ? typed : null)}
              placeholder="team=payments"
              options={labels.map((label) => ({ value: label, label }))}
            />
          )}
        </DraftField>
        <FindingNotes path="agents" />
      </div>
      <DraftField path="approvalsNeeded" label={t('approvals')} help={t('approvalsHelp')}>
        {(control) => (
          <div className="max-w-24">
            <CountInput
              {...control}
              max={10}
              value={content.approvalsNeeded}
              onChange={(approvalsNeeded) => edit({ ...content, approvalsNeeded })}
            />
          </div>
        )}
      </DraftField>
    </div>
  );
}

function labelsOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}
