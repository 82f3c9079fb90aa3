const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const DECIMAL = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;

/** `timestamp(x)`: RFC 3339 with its offset, or seconds since the epoch. Without an offset the machine's zone would decide. */
export function toInstant(value: unknown): Date {
  if (value instanceof Date) return value;
  if (typeof value === 'bigint') return validInstant(Number(value) * 1_000);
  if (typeof value !== 'string' || !INSTANT.test(value)) {
    throw new Error('timestamp() needs RFC 3339 text with an offset, such as 2026-03-01T09:00:00Z');
  }
  return validInstant(Date.parse(value));
}

function validInstant(epochMs: number): Date {
  if (!(Math.abs(epochMs) <= 253_402_300_799_999)) throw new Error('timestamp() is out of range');
  return new Date(epochMs);
}

/** `double(x)`: numbers and plain decimal text; neither infinity nor hexadecimal. */
export function toDouble(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') {
    const double = Number(value);
    if (Number.isSafeInteger(double)) return double;
    throw new Error(`${value} is too large to be exact`);
  }
  if (typeof value === 'string' && DECIMAL.test(value)) return Number(value);
  throw new Error('double() needs a number or plain decimal text');
}
