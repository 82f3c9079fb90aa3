import Link from 'next/link';
import { useTranslations } from 'next-intl';

type ProblemIndexProps = {
  readonly problems: readonly { readonly code: string; readonly status: number; readonly title: string }[];
};

/** Every code with its status and title; each leads to its page. */
export function ProblemIndex({ problems }: ProblemIndexProps) {
  const t = useTranslations('docs.errors');
  const head = 'border-line border-b py-1.5 pr-4 text-left font-normal text-ink-3';
  return (
    <>
      <h1 className="mb-1.5 font-serif font-strong text-pact tracking-[-0.014em]">{t('title')}</h1>
      <p className="mb-5 max-w-[68ch] text-ink-2 text-lead">{t('note')}</p>
      <table className="figures w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={head}>
              {t('code')}
            </th>
            <th scope="col" className={head}>
              {t('status')}
            </th>
            <th scope="col" className={`${head} max-s:hidden`}>
              {t('says')}
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ code, status, title }) => (
            <tr key={code} className="relative border-line border-b last:border-b-0 hover:bg-hover">
              <td className="py-1.5 pr-4 align-top">
                <Link
                  href={`/docs/errors/${code}`}
                  className="font-mono text-mono after:absolute after:inset-0"
                >
                  {code}
                </Link>
                <span className="block text-ink-2 s:hidden">{title}</span>
              </td>
              <td className="py-1.5 pr-4 align-top text-ink-2">{status}</td>
              <td className="py-1.5 align-top max-s:hidden">{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
