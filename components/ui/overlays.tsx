'use client';

import { type ReactNode, useEffect, useId, useSyncExternalStore } from 'react';

type Shown = {
  readonly hostId: string;
  readonly node: ReactNode;
  /** What it stood in was closed, and it with it. */
  readonly onLost: () => void;
};

/** Which dialogs are open, the innermost last, and what is shown within one of them. */
class OverlayStack {
  #hosts: readonly string[] = [];
  #shown: Shown | null = null;
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  read = (): Shown | null => this.#shown;

  enter(hostId: string): () => void {
    this.#hosts = [...this.#hosts, hostId];
    return () => {
      this.#hosts = this.#hosts.filter((host) => host !== hostId);
      if (this.#shown?.hostId !== hostId) return;
      const { onLost } = this.#shown;
      this.#set(null);
      onLost();
    };
  }

  show(node: ReactNode, onLost: () => void): void {
    const hostId = this.#hosts.at(-1);
    if (hostId === undefined) onLost();
    else this.#set({ hostId, node, onLost });
  }

  hide(): void {
    this.#set(null);
  }

  #set(shown: Shown | null): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }
}

/** Shows one thing above everything else on screen: within the innermost dialog that is open, so that focus and Escape stay its own. */
export const overlays = new OverlayStack();

/** Where `overlays` shows something: once in the frame, and in every dialog. */
export function OverlayOutlet() {
  const hostId = useId();
  useEffect(() => overlays.enter(hostId), [hostId]);
  const shown = useSyncExternalStore(overlays.subscribe, overlays.read, () => null);
  return shown?.hostId === hostId ? shown.node : null;
}
