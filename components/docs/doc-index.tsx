import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DOC_NAMES } from '#lib/format/doc-names.ts';

/** Everything there is to read, each with a line on what it answers. */
export function DocIndex() {
  const t = useTranslations('docs');
  const entries = [
    ...DOC_NAMES.map((name) => ({
      href: `/docs/${name}`,
      title: t(`pages.${name}.title`),
      note: t(`pages.${name}.note`),
    })),
    { href: '/docs/api', title: t('api.title'), note: t('api.note') },
    { href: '/docs/errors', title: t('errors.title'), note: t('errors.note') },
  ];
  return (
    <>
      <h1 className="mb-5 font-serif font-strong text-pact tracking-[-0.014em]">{t('title')}</h1>
      <ul className="border-line border-t">
        {entries.map(({ href, title, note }) => (
          <li key={href} className="relative border-line border-b py-3 hover:bg-hover">
            <Link href={href} className="font-strong text-lead after:absolute after:inset-0">
              {title}
            </Link>
            <p className="max-w-[68ch] text-ink-2">{note}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
