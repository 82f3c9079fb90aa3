import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { AuthPage } from '#components/auth/auth-page.tsx';
import { buttonClasses } from '#components/ui/button-classes.ts';

/** A link that is no longer good: why that may be, and who can make another. */
export function EndedLinkScreen({ kind }: { readonly kind: 'invitation' | 'password' | 'set_up' }) {
  const t = useTranslations('auth');
  return (
    <AuthPage title={t(`ended.${kind}`)} text={t(`ended.${kind}Text`)}>
      <Link href="/sign-in" className={buttonClasses('plain', {})}>
        {t('goToSignIn')}
      </Link>
    </AuthPage>
  );
}
