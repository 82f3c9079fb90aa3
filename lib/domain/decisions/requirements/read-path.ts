import type { ConditionVariables } from '#lib/domain/decisions/requirements/variables.ts';
import type { JsonValue } from '#lib/domain/decisions/types.ts';

/** The value at a path, name by name, of what a condition may read; `undefined` where there is none. */
export function readPath(variables: ConditionVariables, path: readonly string[]): JsonValue | undefined {
  let value: unknown = variables;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value instanceof Date ? value.toISOString() : (value as JsonValue);
}
