import type { FieldFault } from '#lib/client/request-problem.ts';

type Sorted = { readonly onFields: readonly FieldFault[]; readonly rest: readonly string[] };

/** Sorts a problem's faults into those of fields that the form has and the rest, in words. */
export function faultsByField(faults: readonly FieldFault[], values: unknown): Sorted {
  const onFields = faults.filter((fault) => hasPath(values, fault.path));
  const rest = faults
    .filter((fault) => !onFields.includes(fault))
    .map((fault) => (fault.path ? `${fault.path}: ${fault.message}` : fault.message));
  return { onFields, rest };
}

function hasPath(values: unknown, path: string): boolean {
  if (path === '') return false;
  let at: unknown = values;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return false;
    at = (at as Record<string, unknown>)[name];
  }
  return true;
}
