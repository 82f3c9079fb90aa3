'use client';

import { createContext, useContext } from 'react';
import { withClause } from '#components/pacts/edit-content.ts';
import type { Draft } from '#lib/client/pacts.ts';
import type { Clause, PactContent } from '#lib/domain/pacts/types.ts';

export type DraftFinding = Draft['findings'][number];

type DraftEditing = {
  readonly content: PactContent;
  readonly edit: (content: PactContent) => void;
  readonly findings: readonly DraftFinding[];
  /** Faults that the server named when it refused to save. */
  readonly faults: readonly { readonly path: string; readonly message: string }[];
};

const DraftContext = createContext<DraftEditing | null>(null);

export const DraftProvider = DraftContext.Provider;

/** The draft that is being edited. */
export function useDraft(): DraftEditing {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('a field of a draft stands outside a draft');
  return draft;
}

/** Changes members of one clause. */
export function useClauseEdit(at: number): (change: Partial<Clause>) => void {
  const { content, edit } = useDraft();
  return (change) => {
    const clause = content.clauses[at];
    if (clause) edit(withClause(content, at, { ...clause, ...change }));
  };
}

type AtPath = {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly column: number | null;
};

/** What is known to be wrong with a field: at its path, or below it unless `isExact`. */
export function useFindingsAt(path: string, isExact = false): AtPath {
  const { findings, faults } = useDraft();
  const isHere = (finding: { readonly path: string }) =>
    finding.path === path || (!isExact && finding.path.startsWith(`${path}.`));
  const here = findings.filter(isHere);
  const messages = (level: DraftFinding['level']) =>
    here.filter((finding) => finding.level === level).map((finding) => finding.message);
  return {
    errors: [...new Set([...messages('error'), ...faults.filter(isHere).map((fault) => fault.message)])],
    warnings: messages('warning'),
    column: here.find((finding) => finding.column !== null)?.column ?? null,
  };
}
