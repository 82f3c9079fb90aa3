import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DocText } from '#components/docs/doc-text.tsx';
import { readDocPage } from '#lib/format/doc-pages.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs');
  return { title: t('pages.webhooks.title') };
}

/** How a receiver verifies what it is told. */
export default async function WebhooksPage() {
  return <DocText blocks={await readDocPage('webhooks')} />;
}
