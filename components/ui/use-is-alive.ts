import { useSyncExternalStore } from 'react';

const NEVER_CHANGES = () => () => undefined;

/** Whether the page has come alive: false in what the server sent, true once the browser has taken it over. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    NEVER_CHANGES,
    () => true,
    () => false,
  );
}
