import type { Zone } from '#lib/format/dates.ts';

/** A moment as a field for date and time holds it, in the reader's zone: `2026-11-28T14:00`. */
export function toLocalTime(ms: number, zone: Zone): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(ms));
  return parts.replace(' ', 'T');
}

/** The moment such a text means in that zone, in epoch milliseconds; null where it means none. */
export function fromLocalTime(text: string, zone: Zone): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const asUtc = Date.parse(`${text}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset is that of the moment sought, which is near the first guess: a second look settles a change of clocks.
  const first = asUtc - offsetMs(asUtc, zone);
  return asUtc - offsetMs(first, zone);
}

/** How far the zone's clocks are ahead of UTC at that moment. */
export function offsetMs(ms: number, zone: Zone): number {
  const minute = Math.floor(ms / 60_000) * 60_000;
  return Date.parse(`${toLocalTime(minute, zone)}:00Z`) - minute;
}
