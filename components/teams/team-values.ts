import * as z from 'zod';
import type { TeamResource } from '#lib/client/teams.ts';
import { EmailText } from '#lib/contracts/shared-schemas.ts';
import { CreateTeamBody } from '#lib/contracts/teams.ts';

/** A team as its form holds it: texts are never null there, `backupTeam` is empty for no other team. */
export const TeamFields = z.object({
  ...CreateTeamBody.pick({ key: true, name: true }).shape,
  email: z.union([z.literal(''), EmailText], 'must be an e-mail address'),
  /** Empty leaves the channel as it is; its address is never shown. */
  slackUrl: z.string().trim().max(500),
  hasNoSlack: z.boolean(),
  backupTeam: z.string(),
  members: z.array(z.string()),
});
export type TeamValues = z.output<typeof TeamFields>;

/** What the form begins with. */
export function teamValues(team: TeamResource | undefined): TeamValues {
  return {
    key: team?.key ?? '',
    name: team?.name ?? '',
    email: team?.email ?? '',
    slackUrl: '',
    hasNoSlack: false,
    backupTeam: team?.backupTeam ?? '',
    members: team?.members.map((member) => member.id) ?? [],
  };
}

/** What is sent. */
export function toTeamBody(values: TeamValues) {
  const { key, name, email, slackUrl, hasNoSlack, backupTeam, members } = values;
  return {
    ...{ key, name, email: email || null, backupTeam: backupTeam || null, members: [...members] },
    ...(slackUrl !== '' ? { slackUrl } : hasNoSlack && { slackUrl: null }),
  };
}
