import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { createTeamContract, listTeamsContract, presentTeam, presentTeamPage } from '#lib/contracts/teams.ts';
import { createTeam } from '#lib/operations/teams/create-team.ts';
import { listTeams } from '#lib/operations/teams/list-teams.ts';

export const GET = defineReadRoute(listTeamsContract, listTeams, presentTeamPage);
export const POST = defineWriteRoute(createTeamContract, createTeam, presentTeam);
