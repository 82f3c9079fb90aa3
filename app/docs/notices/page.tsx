import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DocText } from '#components/docs/doc-text.tsx';
import { readDocPage } from '#lib/format/doc-pages.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs');
  return { title: t('pages.notices.title') };
}

/** Who is told of what, and by which channel. */
export default async function NoticesPage() {
  return <DocText blocks={await readDocPage('notices')} />;
}
