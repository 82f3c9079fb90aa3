/** What the first owner says of themselves and their workspace. */
export type SetUp = {
  readonly workspaceName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** What came of it. */
export type NewOwner = { readonly workspaceId: string; readonly personId: string; readonly email: string };
