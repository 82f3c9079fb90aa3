import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EndedLinkScreen } from '#components/auth/ended-link-screen.tsx';
import { SetUpScreen } from '#components/auth/set-up-screen.tsx';
import { isLinkLive } from '#lib/operations/access/read-door.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth');
  return { title: t('setUp.title') };
}

/** The first owner sets up their workspace. */
export default async function SetUpPage({
  params,
}: {
  readonly params: Promise<{ readonly token: string }>;
}) {
  const { token } = await params;
  return (await isLinkLive(token, 'set_up')) ? (
    <SetUpScreen token={token} />
  ) : (
    <EndedLinkScreen kind="set_up" />
  );
}
