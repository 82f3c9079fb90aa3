'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { crumbsOf } from '#components/layout/crumbs.ts';

/** Where this is, from the address. */
export function Breadcrumb() {
  const t = useTranslations('shell');
  const crumbs = crumbsOf(usePathname());
  return (
    <nav aria-label={t('whereThisIs')} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-ink-3">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          const words = crumb.label.kind === 'word' ? t(`crumb.${crumb.label.key}`) : crumb.label.text;
          const text = crumb.label.kind === 'version' ? t('version', { number: crumb.label.text }) : words;
          return (
            <li
              key={crumb.href}
              className={isLast ? 'min-w-0 truncate font-strong text-ink' : 'shrink-0 max-s:hidden'}
            >
              {isLast ? (
                <span aria-current="page">{text}</span>
              ) : (
                <>
                  <Link href={crumb.href} className="hover:text-ink">
                    {text}
                  </Link>{' '}
                  <span aria-hidden>/</span>
                </>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
