import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInScreen } from '#components/auth/sign-in-screen.tsx';
import { currentPrincipal } from '#lib/auth/current-principal.ts';
import { ownPath } from '#lib/auth/own-path.ts';
import { isSetUp } from '#lib/operations/access/read-door.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth');
  return { title: t('signIn.title') };
}

type SignInPageProps = { readonly searchParams: Promise<{ readonly next?: string | string[] }> };

/** The door. Whoever is signed in goes on. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const next = ownPath((await searchParams).next);
  if (await currentPrincipal()) redirect(next);
  return <SignInScreen next={next} isSetUp={await isSetUp()} />;
}
