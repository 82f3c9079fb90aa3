import type { Scope } from '#lib/domain/access/principal.ts';
import type { Team } from '#lib/domain/access/teams.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { refuseUncallableSlack, sealSlack } from '#lib/operations/teams/slack-address.ts';
import { assertMembers, backupTeamId, written } from '#lib/operations/teams/team-parts.ts';
import { newId } from '#lib/platform/ids.ts';
import * as teams from '#lib/store/teams.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type NewTeam = {
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly slackUrl?: string | null;
  readonly backupTeam: string | null;
  readonly members: readonly string[];
};

/** Adds a team with its members. */
export async function createTeam(scope: Scope, { body }: { readonly body: NewTeam }): Promise<Written<Team>> {
  if (body.slackUrl) await refuseUncallableSlack(body.slackUrl);
  const id = newId('team');
  const slack = sealSlack(id, body.slackUrl ?? null);
  return write(scope, async (transaction) => {
    const { key, name, email } = body;
    const team = {
      id,
      key,
      name,
      email,
      slack,
      backupTeamId: await backupTeamId(transaction, body.backupTeam, key),
    };
    if (!(await teams.insert(transaction, team))) {
      throw new Problem('key_taken', `There is a team ${key} already.`, {
        errors: [{ path: 'key', message: 'is taken' }],
      });
    }
    await assertMembers(transaction, body.members);
    await teams.replaceMembers(transaction, id, body.members);
    transaction.record({
      type: 'team.created',
      subject: { type: 'team', id },
      payload: { key, name, members: [...body.members] },
    });
    transaction.touch('team', id);
    return written(transaction, id);
  });
}
