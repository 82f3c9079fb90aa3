import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AgentListScreen } from '#components/agents/agent-list-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agents');
  return { title: t('title') };
}

/** The list of agents. */
export default function AgentsPage() {
  return <AgentListScreen />;
}
