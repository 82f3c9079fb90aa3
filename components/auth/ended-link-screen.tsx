import { useTranslations } from 'next-intl';
import { AuthPage } from '#components/auth/auth-page.tsx';
import { ButtonLink } from '#components/ui/button.tsx';

/** A link that is no longer good: why that may be, and who can make another. */
export function EndedLinkScreen({ kind }: { readonly kind: 'invitation' | 'password' | 'set_up' }) {
  const t = useTranslations('auth');
  return (
    <AuthPage title={t(`ended.${kind}`)} text={t(`ended.${kind}Text`)}>
      <ButtonLink href="/sign-in">{t('goToSignIn')}</ButtonLink>
    </AuthPage>
  );
}
