import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DraftScreen } from '#components/pacts/draft-screen.tsx';

type DraftPageProps = { readonly params: Promise<{ readonly key: string }> };

export async function generateMetadata({ params }: DraftPageProps): Promise<Metadata> {
  const t = await getTranslations('pacts.draft');
  return { title: t('pageTitle', { key: decodeURIComponent((await params).key) }) };
}

/** The draft of a pact's next version. */
export default async function DraftPage({ params }: DraftPageProps) {
  return <DraftScreen pactKey={decodeURIComponent((await params).key)} />;
}
