import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Tells whoever drives the page from outside, a test or a person's tool, by an attribute of its root: `data-alive` is
 * there once the page answers to a press, `reading` while something is read for the first time and `still` else.
 */
export function useSignOfLife(queryClient: QueryClient): void {
  useEffect(() => {
    const cache = queryClient.getQueryCache();
    const show = () => {
      const isReading = cache
        .getAll()
        .some(({ state }) => state.status === 'pending' && state.fetchStatus === 'fetching');
      document.documentElement.dataset.alive = isReading ? 'reading' : 'still';
    };
    show();
    return cache.subscribe(show);
  }, [queryClient]);
}
