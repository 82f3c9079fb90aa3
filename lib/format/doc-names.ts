/** The pages of `docs/` that whoever uses the product reads, in the order in which they are needed. */
export const DOC_NAMES = [
  'adoption',
  'backtest',
  'shadow',
  'evidence',
  'overrides',
  'notices',
  'webhooks',
  'glossary',
] as const;
export type DocName = (typeof DOC_NAMES)[number];
