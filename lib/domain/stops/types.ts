export const STOP_TARGETS = ['workspace', 'agent', 'action'] as const;
export type StopTarget = (typeof STOP_TARGETS)[number];

/** `freeze` can be lifted; `kill` is final. */
export const STOP_MODES = ['freeze', 'kill'] as const;
export type StopMode = (typeof STOP_MODES)[number];

type Actor = { readonly id: string; readonly name: string };

/** A stop on the workspace, an agent or an action; in force until it is lifted. */
export type Stop = {
  readonly id: string;
  readonly target: StopTarget;
  /** The agent's id or the action's name; empty for the workspace. */
  readonly targetId: string;
  /** What people call the target: the agent's key, the action's name, or empty. */
  readonly targetKey: string;
  readonly mode: StopMode;
  readonly reason: string;
  readonly createdBy: Actor;
  readonly createdAt: Date;
  readonly liftedAt: Date | null;
  readonly liftedBy: Actor | null;
  readonly liftReason: string | null;
};
