import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DocText } from '#components/docs/doc-text.tsx';
import { PROBLEM_TABLE } from '#lib/api/problem-table.ts';
import { readDocPage } from '#lib/format/doc-pages.ts';

type PageProps = { readonly params: Promise<{ readonly code: string }> };

function rowOf(code: string) {
  return Object.entries(PROBLEM_TABLE).find(([known]) => known === code)?.[1] ?? notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: rowOf((await params).code).title };
}

/** What one code means and what to do about it. */
export default async function ProblemPage({ params }: PageProps) {
  const { code } = await params;
  rowOf(code);
  const t = await getTranslations('docs.errors');
  return (
    <>
      <DocText blocks={await readDocPage(`errors/${code}`)} />
      <p className="mt-8 border-line border-t pt-3">
        <Link href="/docs/errors" className="text-ink-2 underline">
          {t('all')}
        </Link>
      </p>
    </>
  );
}
