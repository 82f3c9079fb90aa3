import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EvidenceScreen } from '#components/evidence/evidence-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('evidence');
  return { title: t('title') };
}

/** What proves what. */
export default function EvidencePage() {
  return <EvidenceScreen />;
}
