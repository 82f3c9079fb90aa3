import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DocText } from '#components/docs/doc-text.tsx';
import { DOC_NAMES, type DocName } from '#lib/format/doc-names.ts';
import { readDocPage } from '#lib/format/doc-pages.ts';

type PageProps = { readonly params: Promise<{ readonly page: string }> };

function nameOf(page: string): DocName {
  return DOC_NAMES.find((name) => name === page) ?? notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('docs.pages');
  return { title: t(`${nameOf((await params).page)}.title`) };
}

/** One page of the documentation. */
export default async function DocPage({ params }: PageProps) {
  return <DocText blocks={await readDocPage(nameOf((await params).page))} />;
}
