const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `8,214` */
export function formatCount(count: number): string {
  return WHOLE.format(count);
}

/** `25,000.00`: a decimal as it was written, grouped. Digits are never dropped or rounded, so it stays text throughout. */
export function formatDecimal(decimal: string, minDecimals = 0): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return decimal;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const padded = fraction.padEnd(minDecimals, '0');
  return `${sign}${grouped}${padded ? `.${padded}` : ''}`;
}

const RATE = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/** `2.3`, `0.04`, `120`: how often something happens, no more exactly than it is known. */
export function formatRate(rate: number): string {
  return rate >= 100 ? formatCount(rate) : RATE.format(rate);
}

/** `98.4 %` of a share between 0 and 1. */
export function formatShare(share: number): string {
  return `${(Math.round(share * 1000) / 10).toFixed(1)} %`;
}

/** `MI` for “Mara Ito”: at most two letters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : (words[0]?.[1] ?? '');
  return `${first}${last}`.toUpperCase();
}
