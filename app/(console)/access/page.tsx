import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccessMapScreen } from '#components/governance/access-map-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('governance');
  return { title: t('title') };
}

/** Who may do what right now. */
export default function AccessPage() {
  return <AccessMapScreen />;
}
