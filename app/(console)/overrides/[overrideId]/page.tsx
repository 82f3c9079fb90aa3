import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OverrideScreen } from '#components/overrides/override-screen.tsx';

type OverridePageProps = { readonly params: Promise<{ readonly overrideId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('overrides');
  return { title: t('title') };
}

/** One exception. */
export default async function OverridePage({ params }: OverridePageProps) {
  const { overrideId } = await params;
  return <OverrideScreen overrideId={overrideId} />;
}
