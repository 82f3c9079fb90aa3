'use client';

import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import type { KeyValues } from '#components/keys/key-values.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { type KeyScope, SCOPE_PERMISSIONS } from '#lib/domain/access/permissions.ts';

/** Scopes that allow something today, the most wanted first. */
const OFFERED = (['decide', 'report', 'evidence:write', 'read', 'admin'] as const).filter(
  (scope) => SCOPE_PERMISSIONS[scope].length > 0,
);

/** What a key may do. */
export function ScopesField({ form }: { readonly form: UseFormReturn<KeyValues> }) {
  const t = useTranslations('keys');
  const chosen = form.watch('scopes');
  const { error } = form.getFieldState('scopes', form.formState);
  const choose = (scope: KeyScope, isIn: boolean) => {
    const others = chosen.filter((other) => other !== scope);
    form.setValue('scopes', isIn ? [...others, scope] : others, {
      shouldValidate: form.formState.isSubmitted,
    });
  };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-ink-2 text-mono">{t('scopes')}</legend>
      {OFFERED.map((scope) => (
        <Checkbox
          key={scope}
          label={t(`scope.${scope.replace(':', '_')}`)}
          isChecked={chosen.includes(scope)}
          onChange={(isIn) => choose(scope, isIn)}
        />
      ))}
      {error ? <div className="text-block text-table">{error.message || t('scopesMissing')}</div> : null}
    </fieldset>
  );
}
