/** An exact non-negative decimal: `units` counted in steps of 10^-SCALE. */
export type Decimal = bigint;

const SCALE = 12;
const ONE = 10n ** BigInt(SCALE);
const TEXT = /^(\d{1,24})(?:\.(\d{1,12}))?$/;

/**
 * Reads an amount: a string such as "250.00" or a JSON number. Null for anything that is not exactly a non-negative
 * decimal of at most 24 digits before and 12 after the point; nothing is rounded.
 */
export function parseDecimal(value: unknown): Decimal | null {
  if (typeof value === 'number' && Number.isInteger(value)) {
    // A JSON number past 2^53 has lost digits before it arrived.
    return value >= 0 && Number.isSafeInteger(value) ? BigInt(value) * ONE : null;
  }
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  const match = TEXT.exec(text);
  if (!match?.[1]) return null;
  return BigInt(match[1]) * ONE + BigInt((match[2] ?? '').padEnd(SCALE, '0'));
}

/** Writes the decimal without trailing zeros: "250", "0.5". */
export function formatDecimal(decimal: Decimal): string {
  const whole = decimal / ONE;
  const rest = decimal - whole * ONE;
  if (rest === 0n) return whole.toString();
  return `${whole}.${rest.toString().padStart(SCALE, '0').replace(/0+$/, '')}`;
}
