import { useTranslations } from 'next-intl';
import type { ApiField } from '#lib/format/api-schema.ts';

type ApiFieldsProps = {
  readonly title: string;
  readonly fields: readonly ApiField[];
  /** What is answered is there unless it says otherwise; what is asked is optional unless it says otherwise. */
  readonly isAnswer?: boolean;
};

const CELL = 'border-line border-b py-1 pr-4 text-left align-top';

/** The fields of a body, an answer or a query as a table; what lies within another stands in from it. */
export function ApiFields({ title, fields, isAnswer = false }: ApiFieldsProps) {
  const t = useTranslations('docs.api');
  if (fields.length === 0) return null;
  return (
    <>
      <h3 className="mt-5 mb-1 font-strong">{title}</h3>
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr className="text-ink-3">
            <th scope="col" className={`${CELL} w-2/5 font-normal`}>
              {t('field')}
            </th>
            <th scope="col" className={`${CELL} font-normal`}>
              {t('type')}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ path, depth, type, isRequired, rules }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: alternatives may name the same field, and none of them moves.
            <tr key={index}>
              <td className={CELL}>
                <span className="block wrap-anywhere" style={{ paddingLeft: `${depth * 0.75}rem` }}>
                  <code className="font-mono text-mono">{path}</code>{' '}
                  {isRequired === isAnswer ? null : (
                    <span className="text-fine text-ink-3">{t(isAnswer ? 'mayLack' : 'required')}</span>
                  )}
                </span>
              </td>
              <td className={`${CELL} text-ink-2 wrap-anywhere`}>
                {type}
                {rules.length > 0 ? (
                  <span className="block text-fine text-ink-3">{rules.join('; ')}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
