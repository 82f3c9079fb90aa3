import { Problem } from '#lib/domain/problems/problem.ts';
import * as teams from '#lib/store/teams.ts';
import type { Transaction } from '#lib/store/transaction.ts';

/** The id of the team with the key that the input names at `owner`. Raises `invalid_request` where there is none. */
export async function ownerTeamId(transaction: Transaction, key: string): Promise<string> {
  const team = await teams.find(transaction, key);
  if (team) return team.id;
  const message = `names no team here: ${key}`;
  throw new Problem('invalid_request', `owner: ${message}`, { errors: [{ path: 'owner', message }] });
}
