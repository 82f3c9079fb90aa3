import type { Metadata } from 'next';
import { PactScreen } from '#components/pacts/pact-screen.tsx';

type PactPageProps = { readonly params: Promise<{ readonly key: string }> };

export async function generateMetadata({ params }: PactPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key) };
}

/** One pact as it is in force. */
export default async function PactPage({ params }: PactPageProps) {
  return <PactScreen pactKey={decodeURIComponent((await params).key)} />;
}
