import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WelcomeScreen } from '#components/overview/welcome-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('welcome');
  return { title: t('title') };
}

/** The first steps of a workspace, each of which notices by itself that it was taken. */
export default function WelcomePage() {
  return <WelcomeScreen />;
}
