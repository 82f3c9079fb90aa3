'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps, ReactNode } from 'react';

const SURFACE = 'overlay-motion rounded-m border border-line-2 bg-paper text-ink shadow-lift outline-none';

type SurfaceProps = {
  readonly side?: ComponentProps<typeof Base.Positioner>['side'];
  readonly align?: ComponentProps<typeof Base.Positioner>['align'];
  /** Names the sheet for those who do not see it. */
  readonly label: string;
  readonly children: ReactNode;
};

/** The sheet of a popover; goes inside a `Popover.Root`. */
export function PopoverSurface({ side = 'bottom', align = 'center', label, children }: SurfaceProps) {
  return (
    <Base.Portal>
      <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-50">
        <Base.Popup aria-label={label} className={SURFACE}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
