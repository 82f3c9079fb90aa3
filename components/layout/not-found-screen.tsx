import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { buttonClasses } from '#components/ui/button-classes.ts';

/** Nothing is at this address, or nothing the reader may see. */
export function NotFoundScreen() {
  const t = useTranslations('shell.notFound');
  return (
    <>
      <PageHeader title={t('title')} />
      <p className="mb-4 text-ink-2">{t('detail')}</p>
      <Link href="/" className={buttonClasses('plain', {})}>
        {t('home')}
      </Link>
    </>
  );
}
