import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountScreen } from '#components/settings/account-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.account');
  return { title: t('title') };
}

/** What the signed-in person proves themselves by. */
export default function AccountPage() {
  return <AccountScreen />;
}
