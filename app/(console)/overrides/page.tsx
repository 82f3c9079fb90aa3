import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OverrideListScreen } from '#components/overrides/override-list-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('overrides');
  return { title: t('title') };
}

/** What is waived, asked for and owed. */
export default function OverridesPage() {
  return <OverrideListScreen />;
}
