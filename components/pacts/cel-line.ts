import type { ControlProps } from '#components/forms/field-frame.tsx';

export type CelLineProps = ControlProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** Every condition of the draft: what they read is offered. */
  readonly conditions: readonly string[];
};

/** The frame of a condition's line, before and after it is loaded. */
export const CEL_LINE =
  'min-h-8 w-full cursor-text rounded-m border border-edge bg-paper px-2.25 py-1.5 font-mono text-mono leading-4.5 wrap-anywhere focus-within:border-ink focus-within:outline-1 focus-within:outline-ink aria-invalid:border-block aria-invalid:focus-within:outline-block pointer-coarse:min-h-11';
