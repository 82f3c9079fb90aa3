'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { MomentText } from '#components/ui/time-text.tsx';

type InShadowProps = {
  readonly shadow: { readonly number: number; readonly endsAt: string };
  /** Where its version is read; left out inside a row that is a link already. */
  readonly href?: string;
};

/** Which version of a pact is in shadow, and until when. */
export function InShadow({ shadow, href }: InShadowProps) {
  const t = useTranslations('shadows');
  const name = t('inShadow', { number: shadow.number });
  return (
    <span className="text-ink-2">
      {href ? (
        <Link href={href} className="underline underline-offset-2">
          {name}
        </Link>
      ) : (
        name
      )}{' '}
      {t('until')} <MomentText at={shadow.endsAt} />
    </span>
  );
}
