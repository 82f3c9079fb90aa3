import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProblemIndex } from '#components/docs/problem-index.tsx';
import { PROBLEM_TABLE } from '#lib/api/problem-table.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs.errors');
  return { title: t('title') };
}

/** Every code a refusal can carry. */
export default function ProblemsPage() {
  const problems = Object.entries(PROBLEM_TABLE).map(([code, row]) => ({ code, ...row }));
  return <ProblemIndex problems={problems} />;
}
