import type { ReactNode } from 'react';

type DocumentPageProps = {
  /** The line of machine facts above the title: key, version, digest, status. */
  readonly kicker?: ReactNode;
  readonly title: ReactNode;
  readonly lede?: ReactNode;
  readonly children: ReactNode;
  readonly signatures?: ReactNode;
  /** The rank of its title: 2 where the screen has a title of its own. */
  readonly level?: 1 | 2;
};

/** Something people sign, looking like it: serif on paper, one measure wide. */
export function DocumentPage({ kicker, title, lede, children, signatures, level = 1 }: DocumentPageProps) {
  const Heading = `h${level}` as const;
  return (
    <article className="max-w-190 border border-line bg-paper px-5 pt-6 pb-6 s:px-11.5 s:pt-9.5 s:pb-8.5">
      {kicker ? (
        <div className="flex flex-wrap items-center gap-x-2 font-mono text-ink-3 text-mono">{kicker}</div>
      ) : null}
      <Heading className="mt-2 mb-1.5 font-serif font-strong text-pact tracking-[-0.014em] wrap-anywhere">
        {title}
      </Heading>
      {lede ? (
        <p className="max-w-[62ch] font-serif text-doc text-ink-2 leading-[1.6875rem]">{lede}</p>
      ) : null}
      {children}
      {signatures}
    </article>
  );
}

// The text arrives after the address was read, so the browser's own jump finds nothing to jump to.
function scrollIfNamed(element: HTMLElement | null): void {
  if (element?.id && window.location.hash === `#${element.id}`) element.scrollIntoView();
}

type ClauseTextProps = {
  readonly number: number;
  readonly title: ReactNode;
  readonly obligation: ReactNode;
  /** What follows from it, in a row of small facts. */
  readonly facts?: ReactNode;
  readonly id?: string;
  /** The rank of its title, one below the document's. */
  readonly level?: 2 | 3;
};

/** One numbered promise of a document. */
export function ClauseText({ number, title, obligation, facts, id, level = 2 }: ClauseTextProps) {
  const Heading = `h${level}` as const;
  return (
    <section
      id={id}
      ref={scrollIfNamed}
      className="mt-6.5 scroll-mt-16 grid grid-cols-[26px_minmax(0,1fr)] s:grid-cols-[34px_minmax(0,1fr)]"
    >
      <div className="font-serif text-[0.9375rem] text-ink-3 leading-7">{number}</div>
      <div className="min-w-0">
        <Heading className="font-strong">{title}</Heading>
        <p className="mt-0.5 mb-2.25 max-w-[60ch] font-serif text-doc">{obligation}</p>
        {facts ? (
          <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-ink-2 text-table">{facts}</div>
        ) : null}
      </div>
    </section>
  );
}
