import { formatDecimal } from '#lib/format/numbers.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type HashedRequest = { readonly [name: string]: Json };

/** One argument of the hashed request: its path and its value as text. */
export type Argument = { readonly path: string; readonly text: string };

/** Every value of the hashed object, in the order it was hashed in; nothing is left out and nothing is shortened. */
export function argumentsOf(request: HashedRequest): readonly Argument[] {
  return Object.entries(request).flatMap(([name, value]) => flatten(name, value));
}

function flatten(path: string, value: Json): Argument[] {
  if (typeof value !== 'object' || value === null)
    return [{ path, text: typeof value === 'string' ? value : JSON.stringify(value) }];
  const members = Object.entries(value);
  if (members.length === 0) return [{ path, text: Array.isArray(value) ? '[]' : '{}' }];
  return members.flatMap(([name, member]) => flatten(`${path}.${name}`, member));
}

/** The figure a request is about: its amount with its currency, exactly as asked. Null where it names none. */
export function amountOf(request: HashedRequest): string | null {
  const context = request.context;
  if (!isObject(context)) return null;
  const { amount, currency } = context;
  if (typeof amount !== 'number' && typeof amount !== 'string') return null;
  const text = formatDecimal(String(amount), typeof currency === 'string' ? 2 : 0);
  return typeof currency === 'string' ? `${text} ${currency}` : text;
}

/** Whom or what a request is about, where it says so. */
export function resourceOf(request: HashedRequest): { readonly type: string; readonly id: string } | null {
  const { resource } = request;
  if (!isObject(resource) || typeof resource.type !== 'string' || typeof resource.id !== 'string')
    return null;
  return { type: resource.type, id: resource.id };
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
