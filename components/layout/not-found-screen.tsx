import { useTranslations } from 'next-intl';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button.tsx';

/** Nothing is at this address, or nothing the reader may see. */
export function NotFoundScreen() {
  const t = useTranslations('shell.notFound');
  return (
    <>
      <PageHeader title={t('title')} />
      <p className="mb-4 text-ink-2">{t('detail')}</p>
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </>
  );
}
