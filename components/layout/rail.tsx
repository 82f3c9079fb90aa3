'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { isIn, PLACES, type Place } from '#components/layout/navigation.ts';
import { Mark } from '#components/ui/marks.tsx';
import { type Pulse, pulseQuery } from '#lib/client/overview.ts';
import { formatCount } from '#lib/format/numbers.ts';

/** The ways to every part of the console, with what waits; at its foot, whose workspace and which database. */
export function RailContent({ onGo }: { readonly onGo?: () => void }) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const { data: pulse } = useQuery(pulseQuery);
  return (
    <>
      <Link
        href="/"
        onClick={onGo}
        className="flex items-center gap-2.25 px-2 pt-0.5 pb-3.5 font-serif font-strong text-[1.03125rem] tracking-[-0.01em]"
      >
        <Mark className="size-4.5" />
        {t('product')}
      </Link>
      <nav aria-label={t('navigation')} className="grid gap-3.25">
        {PLACES.map((group) => (
          <ul key={group[0]?.key} className="grid gap-0.5">
            {group.map((place) => (
              <RailLink
                key={place.key}
                place={place}
                isHere={isIn(place, pathname)}
                count={pulse ? waitingAt(place, pulse) : undefined}
                onGo={onGo}
              />
            ))}
          </ul>
        ))}
      </nav>
      <p className="mt-auto border-line border-t p-2 text-fine text-ink-3 wrap-anywhere">
        {pulse?.workspaceName}
        <br />
        {pulse?.database}
      </p>
    </>
  );
}

function waitingAt({ key }: Place, { waitingReviews, waitingOverrides }: Pulse): number | undefined {
  if (key === 'reviews') return waitingReviews;
  return key === 'overrides' ? waitingOverrides : undefined;
}

type RailLinkProps = {
  readonly place: Place;
  readonly isHere: boolean;
  readonly count?: number;
  readonly onGo?: () => void;
};

function RailLink({ place: { key, href, Icon }, isHere, count, onGo }: RailLinkProps) {
  const t = useTranslations('shell');
  return (
    <li>
      <Link
        href={href}
        onClick={onGo}
        aria-current={isHere ? 'page' : undefined}
        className="flex items-center gap-2.25 rounded-m px-2 py-1.25 text-ink-2 hover:bg-hover aria-[current]:bg-paper aria-[current]:font-strong aria-[current]:text-ink aria-[current]:shadow-[inset_0_0_0_1px_var(--line)] pointer-coarse:min-h-11"
      >
        <Icon aria-hidden className="size-3.75 shrink-0" strokeWidth={1.75} />
        {t(`nav.${key}`)}
        {count ? (
          <span className="ml-auto font-mono text-fine text-review">
            {formatCount(count)}
            <span className="sr-only"> {t('waiting')}</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}
