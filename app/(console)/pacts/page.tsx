import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PactListScreen } from '#components/pacts/pact-list-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pacts');
  return { title: t('title') };
}

/** Every pact. */
export default function PactsPage() {
  return <PactListScreen />;
}
