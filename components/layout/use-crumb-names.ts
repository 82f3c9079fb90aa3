'use client';

import { useQuery } from '@tanstack/react-query';
import type { Thing } from '#components/layout/crumbs.ts';
import { searchQuery } from '#lib/client/search.ts';

type CrumbNames = {
  readonly href: string | null;
  readonly name: string;
  /** The version that the pact's draft would become. */
  readonly draftNumber: number | null;
};

const KEPT_MS = 60_000;

/** What people call the thing; its key until that is known. Asks the search, whose answer is a few lines. */
export function useCrumbNames(thing: Thing | null): CrumbNames {
  const key = thing?.key ?? '';
  const { data } = useQuery({ ...searchQuery(key), staleTime: KEPT_MS, retry: false });
  const hits = data?.items.filter((hit) => hit.key === key || hit.id === key) ?? [];
  const found = hits.find(({ kind }) => kind === thing?.kind);
  return {
    href: thing?.href ?? null,
    name: found?.name ?? key,
    draftNumber: thing?.kind === 'pact' ? (hits.find(({ kind }) => kind === 'draft')?.number ?? null) : null,
  };
}
