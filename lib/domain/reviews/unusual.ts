import type { JsonObject } from '#lib/domain/decisions/types.ts';
import { hiddenCharacters } from '#lib/domain/reviews/hidden-characters.ts';
import type { AskingHistory, Unusual } from '#lib/domain/reviews/types.ts';

/** Below this many earlier requests nothing is usual yet: only firsts and the largest are told. */
const ENOUGH = 20;
/** Below this, even a largest means nothing. */
const SOME = 2;
const NIGHT_REACH_H = 1;
/** So many times the busiest hour before it, and so many at all, make a burst. */
const BURST = { times: 3, least: 10 };

/** What is unusual about a request against what the agent asked before: exact statements, or none. */
export function whatIsUnusual(request: JsonObject, history: AskingHistory): Unusual[] {
  const hidden = hiddenCharacters(request).map(({ path, characters }): Unusual => {
    return { kind: 'hidden', facts: { path, characters: characters.join(', ') } };
  });
  return [...againstHistory(request, history), ...hidden];
}

function againstHistory(request: JsonObject, history: AskingHistory): Unusual[] {
  const { asked, windowDays } = history;
  if (asked === 0) return [{ kind: 'first_action', facts: { days: windowDays } }];
  return [
    ...newResource(request, history),
    ...newValues(history),
    ...Object.entries(objectAt(request, 'context') ?? {}).flatMap(([name, value]) =>
      typeof value === 'number' ? amount(name, value, history) : [],
    ),
    ...hour(history),
    ...burst(history),
  ];
}

/** How far back was looked, for the sentence that says so. */
function reach({ isCut, asked, windowDays }: AskingHistory) {
  return { asked, days: windowDays, reach: isCut ? 'requests' : 'days' };
}

function newResource(request: JsonObject, history: AskingHistory): Unusual[] {
  const resource = objectAt(request, 'resource');
  if (resource === null || history.sameResource > 0) return [];
  return [{ kind: 'first_resource', facts: { type: wordFor(resource), ...reach(history) } }];
}

/** A value that is new where the earlier ones repeat: a payee, a currency, a branch; never a note or an invoice number. */
function newValues(history: AskingHistory): Unusual[] {
  return Object.entries(history.values).flatMap(([name, { asked, distinct, same }]) =>
    asked >= ENOUGH && same === 0 && distinct * 4 <= asked
      ? [{ kind: 'new_value' as const, facts: { path: `context.${name}`, others: distinct, asked } }]
      : [],
  );
}

function amount(name: string, value: number, history: AskingHistory): Unusual[] {
  const before = history.numbers[name];
  if (before === undefined || history.asked < SOME) return [];
  const facts = { path: `context.${name}`, value, ...reach(history) };
  if (value > before.largest)
    return [
      { kind: 'largest', facts: { ...facts, largest: before.largest, ...times(value, before.largest) } },
    ];
  const over = times(value, before.median);
  if (history.asked < ENOUGH || over.times < 5) return [];
  return [{ kind: 'median', facts: { ...facts, median: before.median, ...over } }];
}

/** How many times as much, never rounded up; 0 below twice, where "above" is all there is to say. */
function times(value: number, base: number): { readonly times: number } {
  const exact = base > 0 ? value / base : 0;
  if (exact < 2) return { times: 0 };
  return { times: exact >= 10 ? Math.floor(exact) : Math.floor(exact * 10) / 10 };
}

function hour({ asked, hourUtc, hours }: AskingHistory): Unusual[] {
  const near = [-NIGHT_REACH_H, 0, NIGHT_REACH_H].map((step) => hours[(hourUtc + step + 24) % 24] ?? 0);
  if (asked < ENOUGH || near.some((count) => count > 0)) return [];
  const at = (value: number) => `${String((value + 24) % 24).padStart(2, '0')}:00`;
  return [
    {
      kind: 'hour',
      facts: { asked, from: at(hourUtc - NIGHT_REACH_H), to: at(hourUtc + NIGHT_REACH_H + 1) },
    },
  ];
}

function burst({ asked, lastHour, busiestHour }: AskingHistory): Unusual[] {
  const isBurst = lastHour >= BURST.least && lastHour >= busiestHour * BURST.times;
  if (asked - lastHour < ENOUGH || !isBurst) return [];
  return [{ kind: 'burst', facts: { count: lastHour, busiest: busiestHour } }];
}

function wordFor(resource: JsonObject): string {
  return typeof resource.type === 'string' && /^[\w -]{1,40}$/.test(resource.type)
    ? resource.type
    : 'resource';
}

function objectAt(value: JsonObject, name: string): JsonObject | null {
  const member = value[name];
  return typeof member === 'object' && member !== null && !Array.isArray(member)
    ? (member as JsonObject)
    : null;
}
