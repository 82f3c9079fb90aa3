import { randomFillSync } from 'node:crypto';
import { clockAtHand, systemClock } from '#lib/platform/clock.ts';

/** What each id is of. The prefix is part of the id. */
export const ID_PREFIXES = {
  workspace: 'wsp',
  person: 'per',
  invitation: 'inv',
  team: 'tea',
  key: 'key',
  webhook: 'whk',
  agent: 'agt',
  stop: 'stp',
  pact: 'pct',
  decision: 'dec',
  review: 'rev',
  check: 'chk',
  source: 'src',
  evidence: 'evd',
  override: 'ovr',
  shadow: 'shd',
  notice: 'ntc',
  session: 'ses',
  event: 'evt',
  message: 'msg',
  delivery: 'dlv',
  request: 'req',
  gate: 'gat',
} as const;

export type IdNoun = keyof typeof ID_PREFIXES;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const RANDOM_CHARACTERS = 13;
const pool = Buffer.alloc(RANDOM_CHARACTERS * 512);
let used = pool.length;

type Place = { lastMs: number; sequence: number };

const OWN: Place = { lastMs: 0, sequence: 0 };
/** Work that was told another time counts by itself, so that its past leaves the order of all other ids alone. */
const TOLD = new WeakMap<object, Place>();

/**
 * A new id: prefix, underscore and 26 characters of Crockford base 32 that sort by the time they were made in this
 * process: 10 for the milliseconds, 3 for a sequence within one millisecond, 13 random (65 bits). The idea is that of
 * RFC 9562, UUID version 7 with a counter (section 6.2, method 1).
 */
export function newId(noun: IdNoun, nowMs: number = systemClock().getTime()): string {
  const place = placeAtHand();
  if (nowMs > place.lastMs) {
    place.lastMs = nowMs;
    place.sequence = 0;
  } else if (place.sequence === 32 ** 3 - 1) {
    place.lastMs += 1;
    place.sequence = 0;
  } else {
    place.sequence += 1;
  }
  return `${ID_PREFIXES[noun]}_${base32(place.lastMs, 10)}${base32(place.sequence, 3)}${randomText()}`;
}

function placeAtHand(): Place {
  const clock = clockAtHand();
  if (!clock) return OWN;
  const place = TOLD.get(clock) ?? { lastMs: 0, sequence: 0 };
  TOLD.set(clock, place);
  return place;
}

function base32(value: number, length: number): string {
  let text = '';
  let rest = value;
  for (let i = 0; i < length; i += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomText(): string {
  if (used + RANDOM_CHARACTERS > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let text = '';
  for (let i = 0; i < RANDOM_CHARACTERS; i += 1) text += ALPHABET.charAt(pool.readUInt8(used + i) & 31);
  used += RANDOM_CHARACTERS;
  return text;
}

/** The smallest id of the noun that could have been made at or after the time: a bound for pages by time. */
export function idFloor(noun: IdNoun, ms: number): string {
  return `${ID_PREFIXES[noun]}_${base32(ms, 10)}${'0'.repeat(16)}`;
}
