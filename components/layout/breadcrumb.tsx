'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type Crumb, crumbsOf, thingOf } from '#components/layout/crumbs.ts';
import { useCrumbNames } from '#components/layout/use-crumb-names.ts';
import { Tag } from '#components/ui/marks.tsx';
import { pulseQuery } from '#lib/client/overview.ts';

/** Where this is, from the address; in a demo workspace, marked as one. */
export function Breadcrumb() {
  const t = useTranslations('shell');
  const { data: pulse } = useQuery(pulseQuery);
  const crumbs = crumbsOf(usePathname());
  const names = useCrumbNames(thingOf(crumbs));
  const textOf = ({ href, label }: Crumb): string => {
    if (label.kind === 'version') return t('version', { number: label.text });
    if (label.kind === 'name') return href === names.href ? names.name : label.text;
    const isNumbered = label.key === 'draft' && names.draftNumber !== null;
    return isNumbered ? t('draftOf', { number: names.draftNumber ?? 0 }) : t(`crumb.${label.key}`);
  };
  return (
    <nav aria-label={t('whereThisIs')} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-ink-3">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          const text = textOf(crumb);
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
        {pulse?.isDemo ? (
          <li className="shrink-0 pl-1">
            <Tag>{t('demo')}</Tag>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}
