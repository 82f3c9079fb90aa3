import type { Metadata } from 'next';
import { ResultScreen } from '#components/evidence/result-screen.tsx';

type Props = { readonly params: Promise<{ evidenceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).evidenceId };
}

/** One result. */
export default async function ResultPage({ params }: Props) {
  return <ResultScreen evidenceId={(await params).evidenceId} />;
}
