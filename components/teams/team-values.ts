import type { TeamResource } from '#lib/client/teams.ts';

/** A team as its form holds it: texts are never null there. */
export type TeamValues = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  /** Empty for no other team. */
  readonly backupTeam: string;
  readonly members: readonly string[];
};

/** What the form begins with. */
export function teamValues(team: TeamResource | undefined): TeamValues {
  return {
    key: team?.key ?? '',
    name: team?.name ?? '',
    email: team?.email ?? '',
    backupTeam: team?.backupTeam ?? '',
    members: team?.members.map((member) => member.id) ?? [],
  };
}

/** What is sent. */
export function toTeamBody({ key, name, email, backupTeam, members }: TeamValues) {
  return { key, name, email: email || null, backupTeam: backupTeam || null, members: [...members] };
}
