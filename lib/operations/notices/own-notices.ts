import type { Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';

/** The person whose bell it is. Raises `person_required` for whoever is none. */
export function readerOf({ principal }: Scope): string {
  if (principal.type === 'person') return principal.personId;
  throw new Problem('person_required', 'Notices are told to people; a key has none.');
}
