import { defineReadRoute, defineWriteRoute } from '#lib/api/define-route.ts';
import { presentTeam, readTeamContract, updateTeamContract } from '#lib/contracts/teams.ts';
import { readTeam } from '#lib/operations/teams/read-team.ts';
import { updateTeam } from '#lib/operations/teams/update-team.ts';

export const GET = defineReadRoute(readTeamContract, readTeam, presentTeam);
export const PATCH = defineWriteRoute(updateTeamContract, updateTeam, presentTeam);
