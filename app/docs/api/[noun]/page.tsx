import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ApiNoun } from '#components/docs/api-noun.tsx';
import { openApiDocument } from '#lib/api/openapi.ts';
import { type ApiDocument, readApi } from '#lib/format/api-reference.ts';

type PageProps = { readonly params: Promise<{ readonly noun: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('docs.api');
  return { title: t('nounTitle', { noun: (await params).noun }) };
}

/** The operations on one noun, each with what it takes, answers and refuses. */
export default async function ApiNounPage({ params }: PageProps) {
  const { noun } = await params;
  const document = openApiDocument() as unknown as ApiDocument;
  const operations = readApi(document).filter((operation) => operation.noun === noun);
  if (operations.length === 0) notFound();
  return <ApiNoun noun={noun} operations={operations} />;
}
