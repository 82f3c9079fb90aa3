import type { Metadata } from 'next';
import { AgentScreen } from '#components/agents/agent-screen.tsx';

type Props = { readonly params: Promise<{ agentKey: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).agentKey };
}

/** One agent. */
export default async function AgentPage({ params }: Props) {
  return <AgentScreen agentKey={(await params).agentKey} />;
}
