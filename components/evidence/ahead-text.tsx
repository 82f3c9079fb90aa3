'use client';

import { useZone } from '#components/ui/reading-context.tsx';
import { formatExact, formatWeekMoment } from '#lib/format/dates.ts';

/** A moment within the next weeks: “Sat 28 Nov, 14:00 UTC”. */
export function AheadText({ at }: { readonly at: string }) {
  const zone = useZone();
  return (
    <time dateTime={at} title={formatExact(at, zone)} className="figures whitespace-nowrap">
      {formatWeekMoment(at, zone)}
    </time>
  );
}
