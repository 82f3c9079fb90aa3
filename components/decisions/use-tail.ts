'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import {
  type DecisionFilters,
  type DecisionRow,
  decisionsQuery,
  decisionTailQuery,
} from '#lib/client/decisions.ts';

/** Before every id: the tail of an empty list is all there will be. */
const FIRST = 'dec_';
/** So far from the top a reader has begun to read, and nothing may move under them. */
const TOP_PX = 80;

/**
 * The list and what came since. At the top of the page new decisions come in by themselves; further down they wait and
 * are counted, until they are asked for.
 */
export function useTail(filters: DecisionFilters, isLive: boolean) {
  const list = useInfiniteQuery(decisionsQuery(filters));
  const listed = list.data?.pages.flatMap((page) => page.items) ?? [];
  const after = listed[0]?.id ?? FIRST;
  const tail = useQuery({ ...decisionTailQuery(filters, after), enabled: isLive && list.isSuccess });
  const newer: readonly DecisionRow[] = isLive ? (tail.data?.items ?? []) : [];
  const [heldAt, setHeldAt] = useState<string | null>(null);
  const newest = newer[0]?.id ?? after;
  const hold = useCallback(() => {
    const isTop = window.scrollY < TOP_PX;
    setHeldAt((held) => (isTop ? null : (held ?? newest)));
  }, [newest]);
  useEffect(() => {
    window.addEventListener('scroll', hold, { passive: true });
    return () => window.removeEventListener('scroll', hold);
  }, [hold]);
  const shown = heldAt === null ? newer : newer.filter((row) => row.id <= heldAt);
  const isTooMany = tail.data?.next != null;
  return {
    list,
    // Where more came than a look shows, what lies between is not known: nothing is put on top until it is asked for.
    rows: isTooMany ? listed : [...shown, ...listed],
    waiting: isTooMany ? newer.length : newer.length - shown.length,
    isMore: isTooMany,
    isLost: tail.isError,
    showNew: () => {
      window.scrollTo({ top: 0 });
      setHeldAt(null);
      if (isTooMany) void list.refetch();
    },
  };
}
