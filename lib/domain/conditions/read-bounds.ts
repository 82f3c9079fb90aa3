/** The most values (members and elements, all levels) that a condition over lists reads. */
const MOST_LISTED_VALUES = 256;

/** Why a value is not fit to be computed with, or null. JSON numbers past 2^53 have lost digits before they arrive. */
export function inexactNumber(value: unknown): string | null {
  if (typeof value === 'number') {
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? null : `${value} is too large to be exact`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const item of Object.values(value)) {
    const fault = inexactNumber(item);
    if (fault !== null) return fault;
  }
  return null;
}

/** Why a condition over lists may not run on these values, or null. */
export function tooManyValues(values: readonly unknown[]): string | null {
  let left = MOST_LISTED_VALUES;
  const isOver = (item: unknown): boolean => {
    left -= 1;
    if (left < 0) return true;
    return typeof item === 'object' && item !== null && Object.values(item).some(isOver);
  };
  return values.some(isOver) ? `a condition over lists reads at most ${MOST_LISTED_VALUES} values` : null;
}
