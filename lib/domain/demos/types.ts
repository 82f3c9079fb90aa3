export const DEMO_STATUSES = ['asked', 'making', 'ready', 'removing', 'failed'] as const;
export type DemoStatus = (typeof DEMO_STATUSES)[number];

/** A workspace that was made to be looked at, and how far it is. */
export type Demo = {
  readonly workspaceId: string;
  /** The workspace it was made for. */
  readonly homeId: string;
  readonly status: DemoStatus;
  readonly askedAt: Date;
  /** Days of history that are made, of how many. */
  readonly day: number;
  readonly days: number;
};

/** A demo that the worker has something to do about. */
export type DemoTask = Omit<Demo, 'day'> & {
  readonly askedById: string;
  /** Whether who it was made for lands in it when they sign in. */
  readonly lands: boolean;
  readonly failures: number;
};
