import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DocIndex } from '#components/docs/doc-index.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs');
  return { title: t('title') };
}

/** Everything there is to read. */
export default function DocsPage() {
  return <DocIndex />;
}
