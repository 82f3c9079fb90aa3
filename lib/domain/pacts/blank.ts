import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';

/** What a new draft starts as. It cannot be submitted: it binds nobody and promises nothing yet. */
export function blankPact({ key, name }: { readonly key: string; readonly name: string }): PactContent {
  return { key, name, purpose: '', agents: { keys: [], labels: {} }, approvalsNeeded: 1, clauses: [] };
}

/** What a new clause starts as: it holds for one approver, authorises nothing, and lacks its words and its owner. */
export function blankClause(key: string): Clause {
  return {
    key,
    title: '',
    obligation: '',
    severity: 'major',
    scope: { actions: [], tiers: [] },
    authorises: false,
    requires: [],
    consequence: { type: 'review', role: 'approver', quorum: 1, expiresIn: 'PT30M' },
    owner: '',
    reviewCadenceDays: 90,
    recourse: '',
  };
}
