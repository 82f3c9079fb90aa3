import type { JsonObject } from '#lib/domain/decisions/types.ts';
import { hiddenCharacters } from '#lib/domain/reviews/hidden-characters.ts';

/** What the agent asked for under the same action, this request left out: within the window, or the newest of it. */
export type AskingHistory = {
  readonly windowDays: number;
  readonly asked: number;
  /** Whether there was more in the window than was looked at. */
  readonly isCut: boolean;
  /** How often with the same resource. */
  readonly sameResource: number;
  /** The largest value of each number in the context. */
  readonly largest: Readonly<Record<string, number>>;
};

/** What is unusual about a request against what the agent asked before: exact statements, or none. */
export function whatIsUnusual(request: JsonObject, history: AskingHistory): string[] {
  return [
    ...againstHistory(request, history),
    ...hiddenCharacters(request).map(({ path, characters }) => `${path} holds ${characters.join(', ')}.`),
  ];
}

function againstHistory(request: JsonObject, history: AskingHistory): string[] {
  if (history.asked === 0)
    return [`First time in ${history.windowDays} days that this agent asks for this action.`];
  const resource = objectAt(request, 'resource');
  const isNewResource = resource !== null && history.sameResource === 0;
  const lines = isNewResource ? [`First time in ${reachOf(history)} with this ${wordFor(resource)}.`] : [];
  for (const [name, value] of Object.entries(objectAt(request, 'context') ?? {})) {
    if (typeof value !== 'number') continue;
    const line = comparedWithLargest(name, value, history);
    if (line) lines.push(line);
  }
  return lines;
}

function comparedWithLargest(name: string, value: number, history: AskingHistory): string | null {
  const most = history.largest[name];
  if (most === undefined || value <= most) return null;
  const times = most > 0 ? value / most : 0;
  const much =
    times >= 2 ? `${times >= 10 ? Math.floor(times) : Math.floor(times * 10) / 10} times the` : 'above the';
  return `context.${name} is ${value}, ${much} largest of the last ${reachOf(history)} (${most}).`;
}

/** How far back was looked, in words. */
function reachOf({ isCut, asked, windowDays }: AskingHistory): string {
  return isCut ? `${asked} requests` : `${windowDays} days`;
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
