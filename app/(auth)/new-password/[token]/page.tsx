import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EndedLinkScreen } from '#components/auth/ended-link-screen.tsx';
import { NewPasswordScreen } from '#components/auth/new-password-screen.tsx';
import { isLinkLive } from '#lib/operations/access/read-door.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth');
  return { title: t('newPassword.title') };
}

/** A new password, by a one-time link. */
export default async function NewPasswordPage({
  params,
}: {
  readonly params: Promise<{ readonly token: string }>;
}) {
  const { token } = await params;
  const isLive = await isLinkLive(token, 'password');
  return isLive ? <NewPasswordScreen token={token} /> : <EndedLinkScreen kind="password" />;
}
