import type { Scope } from '#lib/domain/access/principal.ts';
import type { Team } from '#lib/domain/access/teams.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import * as teams from '#lib/store/teams.ts';
import { read } from '#lib/store/transaction.ts';

/** One team, by key or id. */
export async function readTeam(
  scope: Scope,
  { params }: { readonly params: { readonly teamKey: string } },
): Promise<Team> {
  const team = await read(scope, (transaction) => teams.find(transaction, params.teamKey));
  if (!team) throw notFound();
  return team;
}
