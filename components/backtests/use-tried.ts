'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useSyncExternalStore } from 'react';
import {
  keepTried,
  MOST_TRIED,
  subscribeToTried,
  type TriedRequest,
  triedRequests,
} from '#lib/client/tried-requests.ts';

const NONE: readonly TriedRequest[] = [];

/** What was tried on a pact's draft, and which of it is open: that is in the address. */
export function useTried(pactId: string) {
  const read = useCallback(() => triedRequests(pactId), [pactId]);
  const tried = useSyncExternalStore(subscribeToTried, read, () => NONE);
  const [{ asked }, setPlace] = useQueryStates({ asked: parseAsString, try: parseAsString });
  const open = (id: string | null) => void setPlace({ asked: id, try: null });
  return {
    tried,
    openId: asked,
    open,
    isFull: tried.length >= MOST_TRIED,
    add: (one: TriedRequest) => {
      keepTried(pactId, [...tried.filter(({ id }) => id !== one.id), one]);
      open(one.id);
    },
    remove: (id: string) => {
      keepTried(
        pactId,
        tried.filter((one) => one.id !== id),
      );
      if (asked === id) open(null);
    },
  };
}
