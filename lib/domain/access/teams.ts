/** A person as other things name them. */
export type NamedPerson = { readonly id: string; readonly name: string };

/** People who own agents and clauses together. `key` is how pacts name the team. */
export type Team = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Where the team is told, besides its members. */
  readonly email: string | null;
  /** The last four characters of its Slack address; null where it has none. */
  readonly slackHint: string | null;
  /** The key of the team that stands in for this one. */
  readonly backupTeam: string | null;
  readonly members: readonly NamedPerson[];
  readonly createdAt: Date;
};
