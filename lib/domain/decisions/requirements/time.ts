import { type CompiledRequirement, verdict } from '#lib/domain/decisions/requirements/requirement.ts';
import { type TimeRequirement, WEEKDAYS, type Weekday } from '#lib/domain/pacts/types.ts';

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const SHORT_DAYS: Readonly<Record<string, Weekday>> = {
  Mon: 'mon',
  Tue: 'tue',
  Wed: 'wed',
  Thu: 'thu',
  Fri: 'fri',
  Sat: 'sat',
  Sun: 'sun',
};

type LocalTime = { readonly day: Weekday; readonly minutes: number };

/** Only on these days between these times in this zone; `from` after `to` runs over midnight and belongs to the day it began. */
export function compileTimeRequirement(time: TimeRequirement): CompiledRequirement {
  const localTime = makeClock(time.timeZone);
  const [from, to] = [minutesOf(time.from), minutesOf(time.to)];
  const expected = `${time.days.join(', ')} ${time.from}–${time.to} ${time.timeZone}`;
  return (asked, owner) => {
    const local = localTime(asked.now);
    if (!local || from === null || to === null) {
      const remedies = [
        { kind: 'pact', text: `Correct the hours of this clause: ${expected}.`, owner },
      ] as const;
      return verdict('time', 'error', { expected, observed: null }, { remedies });
    }
    const facts = { expected, observed: `${local.day} ${clockText(local.minutes)}` };
    if (isWithin(time.days, from, to, local)) return verdict('time', 'satisfied', facts);
    return verdict('time', 'unsatisfied', facts, {
      remedies: [{ kind: 'wait', text: `Ask again ${expected}.`, owner }],
    });
  };
}

function isWithin(days: readonly Weekday[], from: number, to: number, { day, minutes }: LocalTime): boolean {
  if (from < to) return days.includes(day) && minutes >= from && minutes < to;
  if (minutes >= from) return days.includes(day);
  return minutes < to && days.includes(dayBefore(day));
}

function dayBefore(day: Weekday): Weekday {
  return WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7] ?? day;
}

function minutesOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads local times of one zone. Zones change their offset only on quarter hours of UTC, so the last quarter's reading
 * serves for all of it: formatting costs microseconds, adding minutes does not.
 */
function makeClock(timeZone: string): (now: number) => LocalTime | null {
  const format = makeFormat(timeZone);
  let quarter = Number.NaN;
  let atQuarter: LocalTime | null = null;
  return (now) => {
    if (!format) return null;
    const start = Math.floor(now / QUARTER_MS) * QUARTER_MS;
    if (start !== quarter) {
      quarter = start;
      atQuarter = readParts(format.formatToParts(start));
    }
    return (
      atQuarter && { day: atQuarter.day, minutes: atQuarter.minutes + Math.floor((now - start) / MINUTE_MS) }
    );
  };
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch {
    return null;
  }
}

function readParts(parts: readonly Intl.DateTimeFormatPart[]): LocalTime | null {
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  const day = SHORT_DAYS[part('weekday')];
  return day ? { day, minutes: Number(part('hour')) * 60 + Number(part('minute')) } : null;
}
