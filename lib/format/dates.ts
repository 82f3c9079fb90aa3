/** The zone in which times are shown: `UTC`, or the IANA name of the reader's own. */
export type Zone = string;

const LOCALE = 'en-GB';

/** `14:02:51 UTC` */
export function formatTime(at: string | number, zone: Zone): string {
  return `${of(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })} ${zoneName(at, zone)}`;
}

function formatDay(at: string | number, zone: Zone): string {
  return of(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** `19 Nov 2026, 16:20 UTC` */
export function formatMoment(at: string | number, zone: Zone): string {
  const time = of(at, zone, { hour: '2-digit', minute: '2-digit' });
  return `${formatDay(at, zone)}, ${time} ${zoneName(at, zone)}`;
}

/** `19 Nov, 16:20:07`: in a list whose zone and year stand above it. */
export function formatSeconds(at: string | number, zone: Zone): string {
  const day = of(at, zone, { day: 'numeric', month: 'short' });
  return `${day}, ${of(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}`;
}

/** `19 Nov 2026, 16:20:07.412 UTC`: to the millisecond, for titles and records. */
export function formatExact(at: string | number, zone: Zone): string {
  const time = of(at, zone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  });
  return `${formatDay(at, zone)}, ${time} ${zoneName(at, zone)}`;
}

/** `Friday 20 November, 11:14 UTC` */
export function formatLongDay(at: string | number, zone: Zone): string {
  const day = of(at, zone, { weekday: 'long', day: 'numeric', month: 'long' });
  const time = of(at, zone, { hour: '2-digit', minute: '2-digit' });
  return `${day.replace(',', '')}, ${time} ${zoneName(at, zone)}`;
}

/** `Sat 28 Nov, 14:00 UTC`: for the weeks around now, where the day of the week tells more than the year. */
export function formatWeekMoment(at: string | number, zone: Zone): string {
  const day = of(at, zone, { weekday: 'short', day: 'numeric', month: 'short' });
  const time = of(at, zone, { hour: '2-digit', minute: '2-digit' });
  return `${day.replace(',', '')}, ${time} ${zoneName(at, zone)}`;
}

/** `Saturday 28 November` of a calendar's date such as `2026-11-28`. */
export function formatCalendarDay(date: string): string {
  return of(date, 'UTC', { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '');
}

/** `Sat` of such a date. */
export function formatWeekday(date: string): string {
  return of(date, 'UTC', { weekday: 'short' });
}

/** `28` of such a date. */
export function formatDayOfMonth(date: string): string {
  return of(date, 'UTC', { day: 'numeric' });
}

function zoneName(at: string | number, zone: Zone): string {
  if (zone === 'UTC') return 'UTC';
  const parts = new Intl.DateTimeFormat(LOCALE, {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(new Date(at));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

function of(at: string | number, zone: Zone, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone, hourCycle: 'h23' }).format(
    new Date(at),
  );
}

/** Whether the runtime knows the zone; what is not known is shown in UTC. */
export function knownZone(zone: string | undefined): Zone {
  if (!zone) return 'UTC';
  try {
    new Intl.DateTimeFormat(LOCALE, { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}
