import type { Metadata } from 'next';
import { DecisionScreen } from '#components/decisions/decision-screen.tsx';

type Props = { readonly params: Promise<{ decisionId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).decisionId };
}

/** One decision. */
export default async function DecisionPage({ params }: Props) {
  return <DecisionScreen decisionId={(await params).decisionId} />;
}
