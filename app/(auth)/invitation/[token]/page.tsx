import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EndedLinkScreen } from '#components/auth/ended-link-screen.tsx';
import { InvitationScreen } from '#components/auth/invitation-screen.tsx';
import { findOpenInvitation } from '#lib/operations/members/open-invitation.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth');
  return { title: t('invitation.title', { workspace: 'Countersign' }) };
}

/** Joining a workspace by an invitation's link. */
export default async function InvitationPage({
  params,
}: {
  readonly params: Promise<{ readonly token: string }>;
}) {
  const { token } = await params;
  const found = await findOpenInvitation(token);
  if (!found) return <EndedLinkScreen kind="invitation" />;
  const { workspaceName: workspace, email, role } = found.invitation;
  return <InvitationScreen {...{ token, workspace, email, role }} isKnownPerson={found.isKnownPerson} />;
}
