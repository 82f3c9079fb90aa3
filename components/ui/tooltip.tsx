'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

type TooltipProps = {
  readonly label: ReactNode;
  /** The element it belongs to; it must have its own accessible name, a tooltip only adds to it. */
  readonly children: ReactElement<Record<string, unknown>>;
};

/** A few words on hover and focus. Nothing that somebody needs may be said here alone. */
export function Tooltip({ label, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={300} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="overlay-motion max-w-72 rounded-s bg-ink px-2 py-1 text-table text-ground shadow-lift">
            {label}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
