'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type Control, useWatch } from 'react-hook-form';
import type { SourceValues } from '#components/evidence/source-values.ts';
import type { Widening } from '#components/evidence/use-widening.ts';
import { SelectField } from '#components/forms/fields.tsx';
import { reportingKeysQuery } from '#lib/client/evidence.ts';
import { mayDecide } from '#lib/domain/access/keys.ts';
import { SCOPE_PERMISSIONS } from '#lib/domain/access/permissions.ts';

type ReportingKeyFieldProps = { readonly control: Control<SourceValues>; readonly widening: Widening };

/** The key a source reports with, of those that may; or people. */
export function ReportingKeyField({ control, widening }: ReportingKeyFieldProps) {
  const t = useTranslations('evidence.sourceForm');
  const isOwnWord = useWatch({ control, name: 'highestMethod' }) === 'self_reported';
  const current = useWatch({ control, name: 'apiKeyId' });
  const keys = useQuery(reportingKeysQuery).data?.items ?? [];
  const able = keys.filter(
    ({ env, revokedAt, scopes }) =>
      env === 'live' &&
      revokedAt === null &&
      scopes.some((scope) => SCOPE_PERMISSIONS[scope].includes('evidence:write')),
  );
  // A key that may report no more is still shown where it stands.
  const gone = current !== '' && !able.some(({ id }) => id === current) ? current : null;
  const nameOfGone = keys.find(({ id }) => id === gone)?.name ?? '';
  return (
    <SelectField
      control={control}
      name="apiKeyId"
      label={t('apiKey')}
      help={t('apiKeyHelp')}
      options={[
        { value: '', label: t('people'), isDisabled: widening.isWithheld({ apiKeyId: null }) },
        ...able.map(({ id, name, scopes }) => {
          const decides = mayDecide(scopes) && !isOwnWord;
          const label = `${name} (…${id.slice(-6)})`;
          return {
            value: id,
            label: decides ? t('keyDecides', { key: label }) : label,
            isDisabled: decides || widening.isWithheld({ apiKeyId: id }),
          };
        }),
        ...(gone ? [{ value: gone, label: `${nameOfGone} (…${gone.slice(-6)})`.trim() }] : []),
      ]}
    />
  );
}
