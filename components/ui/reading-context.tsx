'use client';

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { clockNow, subscribeToClock } from '#lib/client/clock.ts';
import type { Zone } from '#lib/format/dates.ts';

type Reading = { readonly zone: Zone; readonly renderedAt: number };

const ReadingContext = createContext<Reading>({ zone: 'UTC', renderedAt: 0 });

type ReadingProviderProps = {
  readonly zone: Zone;
  /** The server's time while it rendered: what every age on the page is measured against until the browser ticks. */
  readonly renderedAt: number;
  readonly children: ReactNode;
};

/** Says in which zone times are read and from when ages count, so that server and browser write the same text. */
export function ReadingProvider({ zone, renderedAt, children }: ReadingProviderProps) {
  return <ReadingContext value={{ zone, renderedAt }}>{children}</ReadingContext>;
}

/** The zone in which times are shown. */
export function useZone(): Zone {
  return useContext(ReadingContext).zone;
}

/** The server's time, ticking once a second. While a page hydrates it is the time the server rendered it. */
export function useNow(): number {
  return useNowInSteps(1_000);
}

/** The same, ticking once a minute: for what is asked of the server and stays the same question for a while. */
export function useNowInMinutes(): number {
  return useNowInSteps(60_000);
}

const OLD_MS = 2 * 3600 * 1000;

/** The same for the age of one moment: what was hours old when the page was made changes its words once a minute at most. */
export function useNowFor(at: string): number {
  const { renderedAt } = useContext(ReadingContext);
  return useNowInSteps(renderedAt - Date.parse(at) > OLD_MS ? 60_000 : 1_000);
}

/** The same for something that changes at a moment to come: it ticks each second only where that moment is near. */
export function useNowTowards(until: string): number {
  const { renderedAt } = useContext(ReadingContext);
  return useNowInSteps(Math.abs(renderedAt - Date.parse(until)) > OLD_MS ? 60_000 : 1_000);
}

// A snapshot that stays the same between steps spares a long list from being drawn again every second.
function useNowInSteps(stepMs: number): number {
  const { renderedAt } = useContext(ReadingContext);
  const cut = (ms: number) => Math.floor(ms / stepMs) * stepMs;
  return useSyncExternalStore(
    subscribeToClock,
    () => cut(clockNow()),
    () => cut(renderedAt),
  );
}
