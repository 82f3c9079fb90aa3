import { useTranslations } from 'next-intl';
import type { Change } from '#lib/domain/pacts/diff-clause.ts';

/** What a person would say changed, one line each, with what it is now where the line does not say it. */
export function ChangeWords({ changes }: { readonly changes: readonly Change[] }) {
  const t = useTranslations('pacts.conflict');
  return (
    <span className="mt-1 grid gap-1 text-ink-2 text-table">
      {changes.length === 0 ? <span>{t('nothing')}</span> : null}
      {changes.map((change) => (
        <span key={`${change.path} ${change.text}`} className="wrap-anywhere">
          {change.text}
          {change.after && change.after !== change.text ? (
            <span className="block border-line-2 border-l pl-2 text-ink-3">{change.after}</span>
          ) : null}
        </span>
      ))}
    </span>
  );
}
