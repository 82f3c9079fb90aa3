'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { shortDigest } from '#lib/format/digests.ts';
import { revealLookalikes } from '#lib/format/hidden-characters.ts';
import { initials } from '#lib/format/numbers.ts';

/** The first characters of a digest in groups of four; the whole of it is copied. */
export function Digest({ digest, canCopy = true }: { readonly digest: string; readonly canCopy?: boolean }) {
  const t = useTranslations('ui');
  const { algorithm, groups } = shortDigest(digest);
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap font-mono text-ink-2 text-mono">
      <span title={digest}>{algorithm ? `${algorithm} ${groups}` : groups}</span>
      {canCopy ? <CopyButton text={digest} label={t('copyDigest')} /> : null}
    </span>
  );
}

/**
 * Text that came from outside, with every character visible that would not show or would reorder the rest. Set apart
 * from the text around it, so that nothing in it can change how its neighbours read.
 */
export function HiddenText({ text, className }: { readonly text: string; readonly className?: string }) {
  const parts = revealLookalikes(text);
  return (
    <bdi className={classNames('wrap-anywhere', className)}>
      {parts.map((part, index) =>
        part.isHidden ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
          <span key={index} className="text-block">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </bdi>
  );
}

/** A person: initials and name. */
export function PersonName({ name }: { readonly name: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden
        className="grid size-4.5 shrink-0 place-items-center rounded-full bg-hover font-strong text-[0.59375rem] text-ink-2 leading-none"
      >
        {initials(name)}
      </span>
      <span className="truncate">{name}</span>
    </span>
  );
}
