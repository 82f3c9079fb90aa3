'use client';

import { useSyncExternalStore } from 'react';

/** What can be opened above any screen, from its button, by its keys or from the search. */
type Openable = 'search' | 'shortcuts' | 'stop';

/** What is open above the screen; one thing at a time. */
class Opened {
  #what: Openable | null = null;
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  read = (): Openable | null => this.#what;

  open(what: Openable): void {
    this.#set(what);
  }

  /** Closes it where it is what is open. */
  close(what: Openable): void {
    if (this.#what === what) this.#set(null);
  }

  #set(what: Openable | null): void {
    this.#what = what;
    for (const listener of this.#listeners) listener();
  }
}

export const opened = new Opened();

/** Whether it is open, and the way to say so. */
export function useOpened(what: Openable): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const now = useSyncExternalStore(opened.subscribe, opened.read, () => null);
  return [now === what, (isOpen) => (isOpen ? opened.open(what) : opened.close(what))];
}
