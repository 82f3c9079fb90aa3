import { type Literal, readComparisons } from '#lib/domain/pacts/comparison.ts';

/** What a condition compares and who says so, where it is plain: a number, from the caller. */
export function comparedKind(cel: string): Literal['type'] | null {
  const kinds = new Set(
    (readComparisons(cel) ?? []).flatMap((one) =>
      one.kind === 'compare'
        ? [one.literal.type]
        : one.kind === 'one_of'
          ? one.literals.map(({ type }) => type)
          : [],
    ),
  );
  const [kind] = kinds;
  return kinds.size === 1 ? (kind ?? null) : null;
}
