import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NewPactScreen } from '#components/pacts/new-pact-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pacts.newPact');
  return { title: t('title') };
}

/** Beginning a pact. */
export default function NewPactPage() {
  return <NewPactScreen />;
}
