import Link from 'next/link';
import { useTranslations } from 'next-intl';

/** The ways through the documentation and back to the product. */
export function DocNav() {
  const t = useTranslations('docs');
  const places = [
    { href: '/docs', label: t('title') },
    { href: '/docs/api', label: t('api.title') },
    { href: '/docs/errors', label: t('nav.errors') },
    { href: '/', label: t('nav.console') },
  ];
  return (
    <nav aria-label={t('title')} className="-mt-4 mb-8 border-line border-b pb-2">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {places.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} className="text-ink-2 underline-offset-2 hover:text-ink hover:underline">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
