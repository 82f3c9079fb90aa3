import type { JsonValue } from '#lib/domain/decisions/types.ts';

/** The dotted paths at which two JSON values differ, deepest first where both have members; sorted. */
export function differingPaths(a: JsonValue | undefined, b: JsonValue | undefined, path = ''): string[] {
  if (isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names]
      .flatMap((name) =>
        differingPaths(memberOf(a, name), memberOf(b, name), path === '' ? name : `${path}.${name}`),
      )
      .sort();
  }
  return Object.is(a, b) ? [] : [path];
}

type Container = Exclude<JsonValue, null | boolean | number | string>;

function isContainer(value: JsonValue | undefined): value is Container {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: Container, name: string): JsonValue | undefined {
  return Object.hasOwn(value, name) ? (value as { readonly [name: string]: JsonValue })[name] : undefined;
}
