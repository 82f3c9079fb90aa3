import type { PactContent } from '#lib/domain/pacts/types.ts';

/** The draft that requests are tried on. */
export type Asking = {
  readonly pactId: string;
  readonly pactKey: string;
  /** As it is on screen. */
  readonly content: PactContent;
  /** Names what the server holds of it. */
  readonly etag: string;
  /** Whether that is what is on screen. */
  readonly isSaved: boolean;
};
