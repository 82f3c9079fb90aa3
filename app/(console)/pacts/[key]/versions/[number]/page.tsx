import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { VersionScreen } from '#components/pacts/version-screen.tsx';

type VersionPageProps = { readonly params: Promise<{ readonly key: string; readonly number: string }> };

export async function generateMetadata({ params }: VersionPageProps): Promise<Metadata> {
  const t = await getTranslations('pacts');
  const { key, number } = await params;
  return { title: t('versionTitle', { key: decodeURIComponent(key), number }) };
}

/** One version of a pact. */
export default async function VersionPage({ params }: VersionPageProps) {
  const { key, number } = await params;
  if (!/^[1-9]\d{0,6}$/.test(number)) notFound();
  return <VersionScreen pactKey={decodeURIComponent(key)} number={Number(number)} />;
}
