import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  EmailText,
  KeyText,
  LineText,
  nothing,
  PageQuery,
  PersonRef,
  pageOf,
  Timestamp,
  timestamp,
} from '#lib/contracts/shared-schemas.ts';
import { DeliveryResource } from '#lib/contracts/webhooks.ts';
import type { Team } from '#lib/domain/access/teams.ts';

/** People who own agents and clauses together. */
export const TeamResource = z.strictObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  /** Where the team is told, besides its members. */
  email: z.string().nullable(),
  /** Whether it has a Slack channel. The address itself is never answered. */
  hasSlack: z.boolean(),
  /** The last four characters of the channel's address. */
  slackHint: z.string().nullable(),
  /** The key of the team that stands in for this one. */
  backupTeam: z.string().nullable(),
  members: z.array(PersonRef),
  createdAt: Timestamp,
});
export type TeamResource = z.output<typeof TeamResource>;

/** A Slack incoming webhook's address. Who has it can post, so it is kept sealed and never answered. */
const SlackUrl = z.string().trim().min(1, 'must not be empty').max(500).nullable();
const memberIds = z.array(z.string().max(60)).max(200);

export const CreateTeamBody = z.strictObject({
  key: KeyText,
  name: LineText,
  email: EmailText.nullable().default(null),
  slackUrl: SlackUrl.default(null),
  backupTeam: KeyText.nullable().default(null),
  /** Ids of people who are members of the workspace. */
  members: memberIds.default([]),
});

/** What is left out stays as it is; `members` replaces the whole list. */
export const UpdateTeamBody = z.strictObject({
  name: LineText.optional(),
  email: EmailText.nullable().optional(),
  slackUrl: SlackUrl.optional(),
  backupTeam: KeyText.nullable().optional(),
  members: memberIds.optional(),
});

const teamParams = z.strictObject({ teamKey: z.string().max(63) });
const team = { tag: 'teams', query: nothing, answer: TeamResource } as const;

export const listTeamsContract = defineContract({
  name: 'listTeams',
  method: 'GET',
  path: '/teams',
  tag: 'teams',
  summary: 'Teams by key.',
  permission: 'team:read',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(TeamResource),
  status: 200,
  problems: [],
});

export const createTeamContract = defineContract({
  ...team,
  name: 'createTeam',
  method: 'POST',
  path: '/teams',
  summary: 'Add a team that can own agents and clauses.',
  permission: 'team:write',
  params: nothing,
  body: CreateTeamBody,
  status: 201,
  problems: ['key_taken', 'url_refused'],
  forgets: ['slackUrl'],
});

export const readTeamContract = defineContract({
  ...team,
  name: 'readTeam',
  method: 'GET',
  path: '/teams/{teamKey}',
  summary: 'One team with its members.',
  permission: 'team:read',
  params: teamParams,
  body: nothing,
  status: 200,
  problems: ['not_found'],
});

export const updateTeamContract = defineContract({
  ...team,
  name: 'updateTeam',
  method: 'PATCH',
  path: '/teams/{teamKey}',
  summary: 'Change a team’s name, addresses, backup or members. Its key stays.',
  permission: 'team:write',
  params: teamParams,
  body: UpdateTeamBody,
  status: 200,
  problems: ['not_found', 'url_refused'],
  forgets: ['slackUrl'],
});

export const sendTestMessageContract = defineContract({
  name: 'sendTestMessage',
  method: 'POST',
  path: '/teams/{teamKey}/test-message',
  tag: 'teams',
  summary: 'Send a message to the team’s Slack channel, to see that it arrives.',
  permission: 'team:write',
  params: teamParams,
  query: nothing,
  body: nothing,
  answer: DeliveryResource,
  status: 201,
  problems: ['not_found', 'conflict'],
});

export function presentTeam(found: Team): TeamResource {
  const { slackHint } = found;
  return {
    ...found,
    hasSlack: slackHint !== null,
    members: [...found.members],
    createdAt: timestamp(found.createdAt),
  };
}

export function presentTeamPage(page: { readonly items: readonly Team[]; readonly next: string | null }) {
  return { items: page.items.map(presentTeam), next: page.next };
}
