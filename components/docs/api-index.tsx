import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Input } from '#components/ui/input.tsx';
import type { ApiOperation } from '#lib/format/api-reference.ts';

type ApiIndexProps = { readonly operations: readonly ApiOperation[]; readonly text: string };

/** Every operation by noun. The filter is a form, so that it works before and without any script. */
export function ApiIndex({ operations, text }: ApiIndexProps) {
  const t = useTranslations('docs.api');
  const shown = operations.filter((operation) => has(operation, text));
  const nouns = [...new Set(shown.map(({ noun }) => noun))];
  return (
    <>
      <h1 className="mb-1.5 font-serif font-strong text-pact tracking-[-0.014em]">{t('title')}</h1>
      <p className="mb-5 max-w-[68ch] text-ink-2 text-lead">
        {t('intro')}{' '}
        <a href="/api/v1/openapi.json" className="underline">
          openapi.json
        </a>
      </p>
      <search>
        <form action="/docs/api" className="mb-6 max-w-90">
          <Input
            type="search"
            name="q"
            defaultValue={text}
            aria-label={t('filter')}
            placeholder={t('filter')}
          />
        </form>
      </search>
      {nouns.length === 0 ? <p className="text-ink-2">{t('nothing', { text })}</p> : null}
      {nouns.map((noun) => (
        <section key={noun} aria-labelledby={noun} className="mb-6">
          <h2 id={noun} className="border-line-2 border-b pb-1 font-strong text-band">
            <Link href={`/docs/api/${noun}`} className="underline-offset-2 hover:underline">
              {noun}
            </Link>
          </h2>
          <ul>
            {shown
              .filter((operation) => operation.noun === noun)
              .map((operation) => (
                <OperationLine key={operation.id} operation={operation} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function OperationLine({ operation }: { readonly operation: ApiOperation }) {
  const { id, noun, method, path, summary } = operation;
  return (
    <li className="relative grid gap-x-4 border-line border-b py-1.5 hover:bg-hover s:grid-cols-[22rem_1fr]">
      <Link
        href={`/docs/api/${noun}#${id}`}
        className="font-mono text-mono leading-5 wrap-anywhere after:absolute after:inset-0"
      >
        <span className="inline-block w-14 text-ink-2">{method}</span> {path}
      </Link>
      <span className="text-ink-2">{summary}</span>
    </li>
  );
}

function has({ id, method, path, summary, permission }: ApiOperation, text: string): boolean {
  const known = `${id} ${method} ${path} ${summary} ${permission ?? ''}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}
