import { useQuery } from '@tanstack/react-query';
import { type DraftFinding, useDraft } from '#components/pacts/draft-context.tsx';
import { knownActionsQuery, owningTeamsQuery } from '#lib/client/pacts.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';

export type Fix = { readonly code: string; readonly after: PactContent; readonly clause: Clause | undefined };

// The rules come when they are first needed: the screen opens without them.
const rulesQuery = {
  queryKey: ['pact-fixes'],
  queryFn: async () => (await import('#lib/domain/pacts/fixes.ts')).fixOf,
  staleTime: Number.POSITIVE_INFINITY,
};

/** What a click can mend of a finding, and the clause as it is then; null where a person must choose. */
export function useFix(): (finding: DraftFinding) => Fix | null {
  const { content, findings } = useDraft();
  const fixOf = useQuery({ ...rulesQuery, enabled: findings.length > 0 }).data;
  const actions = useQuery(knownActionsQuery).data;
  const teams = useQuery(owningTeamsQuery).data;
  return (finding) => {
    if (!fixOf || !actions || !teams) return null;
    // A list that goes on would name only some of the actions.
    const items = actions.next === null ? actions.items : [];
    const named = items.map(({ name, tier, isDeclared }) => ({ name, tier, declared: isDeclared }));
    const known = { actions: named, teams: teams.items };
    const after = fixOf(finding, content, known);
    const at = Number(finding.path.split('.')[1]);
    return after && { code: finding.code, after, clause: after.clauses[at] };
  };
}
