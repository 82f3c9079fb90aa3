'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { CheckboxField, TextField } from '#components/forms/fields.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import type { TeamValues } from '#components/teams/team-values.ts';
import { Button } from '#components/ui/button.tsx';
import { DeliveryState } from '#components/webhooks/delivery-state.tsx';
import { sendTestMessageMutation, type TeamResource, testMessageQuery } from '#lib/client/teams.ts';

type SlackFieldProps = {
  readonly form: UseFormReturn<TeamValues>;
  readonly team: TeamResource | undefined;
};

/** The team's Slack channel: its address to type, never to read; a test; and the way to take it away. */
export function SlackField({ form, team }: SlackFieldProps) {
  const t = useTranslations('teams');
  const hint = team?.slackHint ?? null;
  return (
    <div className="grid gap-2">
      <TextField
        control={form.control}
        name="slackUrl"
        label={t('slack')}
        help={hint === null ? t('slackHelp') : t('slackSet', { hint })}
        type="url"
        inputMode="url"
        placeholder="https://hooks.slack.com/services/…"
        autoComplete="off"
        spellCheck={false}
        isMono
        isOptional
      />
      {team && hint !== null ? (
        <>
          <CheckboxField control={form.control} name="hasNoSlack" label={t('slackRemove')} />
          <TestMessage team={team} />
        </>
      ) : null}
    </div>
  );
}

/** Sends a real message to the channel as it is saved, and shows what became of the last one. */
function TestMessage({ team }: { readonly team: TeamResource }) {
  const t = useTranslations('teams');
  const last = useQuery(testMessageQuery(team.id));
  const send = useMutation(sendTestMessageMutation(useQueryClient(), team));
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button isSmall isBusy={send.isPending} onClick={() => send.mutate()}>
          {t('test')}
        </Button>
        <span className="text-ink-3 text-table">{t('testText')}</span>
      </div>
      {send.isError ? <ErrorState error={send.error} /> : null}
      {last.data ? (
        <div role="status" className="text-table">
          <span className="text-ink-3">{t('testLast')}</span>
          <DeliveryState delivery={last.data} />
        </div>
      ) : null}
    </div>
  );
}
