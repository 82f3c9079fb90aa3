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
  const { renderedAt } = useContext(ReadingContext);
  return useSyncExternalStore(subscribeToClock, clockNow, () => renderedAt);
}
