import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiIndex } from '#components/docs/api-index.tsx';
import { openApiDocument } from '#lib/api/openapi.ts';
import { type ApiDocument, readApi } from '#lib/format/api-reference.ts';

type PageProps = { readonly searchParams: Promise<{ readonly q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('docs.api');
  return { title: t('title') };
}

/** Every operation of the API, or those that have the words that are looked for. */
export default async function ApiPage({ searchParams }: PageProps) {
  const { q } = await searchParams;
  const text = typeof q === 'string' ? q.slice(0, 100) : '';
  // The document is plain data; what its maker's types add is of no use to a reader.
  const document = openApiDocument() as unknown as ApiDocument;
  return <ApiIndex operations={readApi(document)} text={text} />;
}
