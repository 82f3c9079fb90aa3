/** The tenant: everything belongs to exactly one. */
export type Workspace = {
  readonly id: string;
  readonly name: string;
  /** How many people besides the author must approve a version of a pact, at least. */
  readonly minApprovals: number;
  readonly createdAt: Date;
};
