/** What can be found by name or by id, beside the pages of the console. */
export const HIT_KINDS = [
  'agent',
  'pact',
  'draft',
  'version',
  'action',
  'check',
  'source',
  'review',
  'override',
  'member',
  'team',
  'decision',
  'evidence',
  'key',
  'webhook',
  'shadow',
  'stop',
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** One thing that was found: enough to name it and to go to it. */
export type Hit = {
  readonly kind: HitKind;
  /** Its own id, or that of what it belongs to. */
  readonly id: string;
  /** The key it is addressed by, where it has one. */
  readonly key: string | null;
  readonly name: string;
  /** What tells it from others of that name. */
  readonly about: string | null;
  /** Of a version, or of the version a draft would become. */
  readonly number: number | null;
};
