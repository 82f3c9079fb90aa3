import type { Fill, Series } from '#components/charts/prepare-stack.ts';
import { classNames } from '#components/ui/class-names.ts';

const LINE = { stroke: 'currentColor', strokeWidth: 1.2 } as const;

const FILLS: Readonly<Record<Fill, React.ReactNode>> = {
  solid: <rect width="6" height="6" fill="currentColor" />,
  dots: (
    <>
      <rect width="6" height="6" fill="currentColor" fillOpacity="0.22" />
      <circle cx="1.5" cy="1.5" r="1.1" fill="currentColor" />
      <circle cx="4.5" cy="4.5" r="1.1" fill="currentColor" />
    </>
  ),
  diagonal: (
    <>
      <rect width="6" height="6" fill="currentColor" fillOpacity="0.18" />
      <path d="M-1 5 5 -1M1 7 7 1" {...LINE} strokeWidth={1.6} />
    </>
  ),
  outline: (
    <>
      <rect width="6" height="6" fill="currentColor" fillOpacity="0.18" />
      <path d="M0 3H6" {...LINE} />
    </>
  ),
  quiet: <rect width="6" height="6" fill="currentColor" fillOpacity="0.42" />,
};

/** The fills of the series, to be named by `url(#…)`; goes inside an svg. */
export function FillPatterns({ id, series }: { readonly id: string; readonly series: readonly Series[] }) {
  return (
    <defs>
      {series.map(({ key, fill, color }) => (
        <pattern
          key={key}
          id={`${id}-${key}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          style={{ color }}
        >
          {FILLS[fill]}
        </pattern>
      ))}
    </defs>
  );
}

type LegendProps = { readonly id: string; readonly series: readonly Series[]; readonly className?: string };

/** What each fill stands for. */
export function Legend({ id, series, className }: LegendProps) {
  return (
    <ul className={classNames('flex flex-wrap gap-x-4 gap-y-1 text-fine text-ink-2', className)}>
      {series.map(({ key, label }) => (
        <li key={key} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="12" height="12">
            <rect width="12" height="12" rx="1" fill={`url(#${id}-${key})`} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
