/** What a command reads and writes, so that it can be run without a process of its own. */
export type CommandLine = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Everything on standard input; null when that is a terminal, which is never asked. */
  readonly readInput: () => Promise<string | null>;
  /** Data. */
  readonly print: (line: string) => void;
  /** Words. */
  readonly say: (line: string) => void;
};

export const EXIT = { ok: 0, error: 1, refused: 2, undetermined: 3 } as const;

/** Wrong options; said with a pointer to the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
