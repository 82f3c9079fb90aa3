import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionListScreen } from '#components/actions/action-list-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('actions');
  return { title: t('title') };
}

/** The list of actions. */
export default function ActionsPage() {
  return <ActionListScreen />;
}
