import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DecisionListScreen } from '#components/decisions/decision-list-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('decisions');
  return { title: t('title') };
}

/** What agents asked. */
export default function DecisionsPage() {
  return <DecisionListScreen />;
}
