import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ApiFields } from '#components/docs/api-fields.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Tag } from '#components/ui/marks.tsx';
import type { ApiOperation } from '#lib/format/api-reference.ts';

type ApiNounProps = { readonly noun: string; readonly operations: readonly ApiOperation[] };

/** The operations on one noun. */
export function ApiNoun({ noun, operations }: ApiNounProps) {
  const t = useTranslations('docs.api');
  return (
    <>
      <h1 className="mb-3 font-serif font-strong text-pact tracking-[-0.014em]">
        {t('nounTitle', { noun })}
      </h1>
      <ul className="mb-8 grid gap-1">
        {operations.map(({ id, method, path }) => (
          <li key={id}>
            <a href={`#${id}`} className="font-mono text-mono wrap-anywhere hover:underline">
              {method} {path}
            </a>
          </li>
        ))}
      </ul>
      {operations.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
    </>
  );
}

function Operation({ operation }: { readonly operation: ApiOperation }) {
  const t = useTranslations('docs.api');
  const { id, method, path, summary, permission, parameters, body, answer, status, curl } = operation;
  return (
    <section aria-labelledby={id} className="mb-12 border-line-2 border-t pt-5">
      <h2 id={id} className="scroll-mt-4 font-mono font-strong text-band wrap-anywhere">
        <a href={`#${id}`} className="underline-offset-2 hover:underline">
          {method} {path}
        </a>
      </h2>
      <p className="mt-1 max-w-[68ch] text-lead">{summary}</p>
      <p className="mt-1 text-ink-2">
        {permission === null ? t('public') : t('permission')}{' '}
        {permission === null ? null : <Tag>{permission}</Tag>}
      </p>
      <div className="mt-3 flex items-start gap-1 rounded-m border border-line bg-sunk py-1.5 pr-1.5 pl-3">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a command wider than the page is scrolled with the keyboard too. */}
        <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto py-1 font-mono text-mono">
          {curl}
        </pre>
        <CopyButton text={curl} label={t('copy', { id })} />
      </div>
      <ApiFields title={t('parameters')} fields={parameters} />
      <ApiFields title={t('body')} fields={body} />
      <ApiFields title={t('answer', { status })} fields={answer} isAnswer />
      <Problems operation={operation} />
    </section>
  );
}

function Problems({ operation: { problems } }: { readonly operation: ApiOperation }) {
  const t = useTranslations('docs.api');
  return (
    <>
      <h3 className="mt-5 mb-1 font-strong">{t('problems')}</h3>
      <ul className="grid gap-x-8 gap-y-0.5 s:grid-cols-2">
        {problems.map(({ status, code, title }) => (
          <li key={code} className="figures min-w-0 text-ink-2">
            {status}{' '}
            <Link
              href={`/docs/errors/${code}`}
              title={title}
              prefetch={false}
              className="font-mono text-ink text-mono underline underline-offset-2 wrap-anywhere"
            >
              {code}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
