/** The frame of everything that takes typing or choosing; an error and the focus show on it. */
export const CONTROL =
  'min-h-8 w-full rounded-m border border-edge bg-paper px-2.25 py-1 text-ink placeholder:text-ink-3 focus:border-ink focus:outline-1 focus:outline-ink focus:outline-offset-0 aria-invalid:border-block data-invalid:border-block aria-invalid:focus:outline-block disabled:bg-sunk disabled:text-ink-3 data-disabled:bg-sunk [&[readonly]]:bg-sunk pointer-coarse:min-h-11 pointer-coarse:text-[1rem]';

/** A sheet of options below a control. */
export const OPTIONS =
  'overlay-motion max-h-[min(22rem,var(--available-height))] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto rounded-m border border-line-2 bg-paper p-1 text-ink shadow-lift outline-none';

/** One option in such a sheet. */
export const OPTION =
  'grid min-h-7.5 cursor-default select-none grid-cols-[1rem_1fr] items-center gap-1.5 rounded-s py-1 pr-3 pl-1.5 outline-none data-highlighted:bg-hover data-disabled:text-ink-3 pointer-coarse:min-h-11';
