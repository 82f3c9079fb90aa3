'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense } from 'react';
import type { ControlProps } from '#components/forms/field-frame.tsx';
import { CEL_LINE } from '#components/pacts/cel-line.ts';
import { useDraft } from '#components/pacts/draft-context.tsx';
import { comparedKind } from '#lib/domain/pacts/compared-kind.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

const CelEditor = lazy(async () => {
  const { CelEditor: Line } = await import('#components/pacts/cel-editor.tsx');
  return { default: Line };
});

type ConditionInputProps = ControlProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
};

/** A condition (CEL), with what it compares at its end. */
export function ConditionInput({ value, placeholder, ...rest }: ConditionInputProps) {
  const t = useTranslations('pacts.requires');
  const { content } = useDraft();
  const kind = comparedKind(value);
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <div className="min-w-0 flex-1 basis-60">
        <Suspense
          fallback={
            <div className={CEL_LINE}>{value || <span className="text-ink-3">{placeholder}</span>}</div>
          }
        >
          <CelEditor {...rest} value={value} placeholder={placeholder} conditions={conditionsOf(content)} />
        </Suspense>
      </div>
      {kind === null ? null : <span className="text-ink-3 text-table">{t(`compares.${kind}`)}</span>}
    </div>
  );
}

function conditionsOf({ clauses }: PactContent): readonly string[] {
  return clauses.flatMap(({ scope, requires }) => [
    ...(scope.when === undefined ? [] : [scope.when]),
    ...requires.flatMap((one) => {
      if (one.type === 'condition') return [one.cel];
      return one.type === 'limit' && one.sum ? [one.sum.of] : [];
    }),
  ]);
}
