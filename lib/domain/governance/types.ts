import type { Tier } from '#lib/domain/actions/types.ts';
import type { AccessCell } from '#lib/domain/governance/access-map.ts';

/** An agent's row of the map of who may do what. */
export type AccessRow = {
  readonly agent: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly owner: string;
  };
  /** The build it was last seen to run; null where it never named one. */
  readonly build: string | null;
  readonly cells: readonly AccessCell[];
};

/** Who may do what right now: a page of agents, against every action that is declared or was asked for. */
export type AccessMap = {
  readonly actions: readonly { readonly name: string; readonly tier: Tier; readonly isDeclared: boolean }[];
  /** How many more actions fit the filter than are shown. */
  readonly actionsLeftOut: number;
  readonly rows: readonly AccessRow[];
  readonly next: string | null;
  readonly at: Date;
};
