import type { Team } from '#lib/domain/access/teams.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import * as members from '#lib/store/members.ts';
import * as teams from '#lib/store/teams.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The id of the team with the key that the input names at `backupTeam`; null for null. A team never stands in for itself. */
export async function backupTeamId(
  transaction: Transaction,
  key: string | null,
  own: string,
): Promise<string | null> {
  if (key === null) return null;
  const backup = key === own ? null : await teams.find(transaction, key);
  if (!backup)
    throw faultAt('backupTeam', key === own ? 'must be another team' : `names no team here: ${key}`);
  return backup.id;
}

/** Refuses an id at `members` that is not a member's of this workspace, now. */
export async function assertMembers(transaction: Transaction, personIds: readonly string[]): Promise<void> {
  const known = await members.currentIds(transaction, personIds);
  const unknown = personIds.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw faultAt(`members.${unknown}`, 'is not a member of this workspace');
}

/** Reads back what a write left, within it. */
export async function written(transaction: Transaction, teamId: string): Promise<Team> {
  const team = await teams.find(transaction, teamId);
  if (!team) throw notFound();
  return team;
}

function faultAt(path: string, message: string): Problem {
  return new Problem('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
}
