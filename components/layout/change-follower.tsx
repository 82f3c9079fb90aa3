'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followChanges } from '#lib/client/changes.ts';

/**
 * Keeps what is on screen as it is on the server, while somebody looks: a browser lends few connections to one address,
 * and a tab in the background reads again when it is turned to.
 */
export function ChangeFollower() {
  const queryClient = useQueryClient();
  useEffect(() => {
    let following: AbortController | null = null;
    const look = () => {
      if (document.visibilityState === 'hidden') {
        following?.abort();
        following = null;
      } else if (!following) {
        following = new AbortController();
        void followChanges(queryClient, following.signal);
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      following?.abort();
    };
  }, [queryClient]);
  return null;
}
