'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';

/** The pages of the settings, in the order in which a workspace needs them. */
const PAGES = ['workspace', 'members', 'teams', 'keys', 'webhooks', 'posture', 'account'] as const;

/** The ways between the pages of the settings. */
export function SettingsNav() {
  const t = useTranslations('settings.nav');
  const pathname = usePathname();
  return (
    <nav aria-label={t('label')} className="mb-5 border-line-2 border-b">
      <ul className="flex flex-wrap gap-x-5">
        {PAGES.map((page) => (
          <li key={page}>
            <Link
              href={`/settings/${page}`}
              aria-current={pathname === `/settings/${page}` ? 'page' : undefined}
              className="-mb-px inline-flex items-center whitespace-nowrap border-transparent border-b-2 pt-1 pb-1.5 text-ink-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-strong aria-[current]:text-ink pointer-coarse:min-h-11"
            >
              {t(page)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
