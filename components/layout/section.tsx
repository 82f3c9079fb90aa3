import { type ReactNode, useId } from 'react';
import { classNames } from '#components/ui/class-names.ts';

type SectionProps = {
  /** What an address can point at. */
  readonly id?: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** At the end of the rule: a link or a figure. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
};

/** A part of a screen under a rule. Cards are only for what can be signed or answered. */
export function Section({ id, title, note, end, children, className }: SectionProps) {
  const titleId = useId();
  return (
    <section id={id} aria-labelledby={titleId} className={classNames('min-w-0', className)}>
      <div className="flex flex-wrap items-baseline gap-x-2.5 border-line-2 border-b pb-1.5">
        <h2 id={titleId} className="font-strong">
          {title}
        </h2>
        {note ? <div className="text-ink-3">{note}</div> : null}
        {end ? <div className="ml-auto text-ink-2">{end}</div> : null}
      </div>
      {children}
    </section>
  );
}
