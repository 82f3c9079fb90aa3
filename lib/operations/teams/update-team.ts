import type { Scope } from '#lib/domain/access/principal.ts';
import type { Team } from '#lib/domain/access/teams.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { refuseUncallableSlack, sealSlack } from '#lib/operations/teams/slack-address.ts';
import { assertMembers, backupTeamId, written } from '#lib/operations/teams/team-parts.ts';
import * as teams from '#lib/store/teams.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type TeamChange = {
  readonly name?: string;
  readonly email?: string | null;
  readonly slackUrl?: string | null;
  readonly backupTeam?: string | null;
  readonly members?: readonly string[];
};
type UpdateTeamCall = { readonly params: { readonly teamKey: string }; readonly body: TeamChange };

/** Changes a team; what is left out stays as it is. */
export async function updateTeam(scope: Scope, { params, body }: UpdateTeamCall): Promise<Written<Team>> {
  if (body.slackUrl) await refuseUncallableSlack(body.slackUrl);
  return write(scope, async (transaction) => {
    const team = await teams.find(transaction, params.teamKey);
    if (!team) throw notFound();
    const { members, backupTeam, slackUrl, ...plain } = body;
    const backup =
      backupTeam === undefined ? {} : { backupTeamId: await backupTeamId(transaction, backupTeam, team.key) };
    const slack = slackUrl === undefined ? {} : { slack: sealSlack(team.id, slackUrl) };
    await teams.update(transaction, team.id, { ...plain, ...backup, ...slack });
    if (members) {
      await assertMembers(transaction, members);
      await teams.replaceMembers(transaction, team.id, members);
    }
    const payload = { key: team.key, changed: Object.keys(body), ...(members && { members: [...members] }) };
    transaction.record({ type: 'team.updated', subject: { type: 'team', id: team.id }, payload });
    transaction.touch('team', team.id);
    return written(transaction, team.id);
  });
}
