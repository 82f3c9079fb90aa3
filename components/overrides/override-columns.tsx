'use client';

import { useTranslations } from 'next-intl';
import { DueText, EndsText } from '#components/overrides/due-text.tsx';
import { GlassMark, OverrideState } from '#components/overrides/override-state.tsx';
import { targetFacts, useTargetWords } from '#components/overrides/target-text.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { OverrideResource } from '#lib/client/overrides.ts';
import { formatCount } from '#lib/format/numbers.ts';

type OverrideColumn = Column<OverrideResource>;
type ColumnName = 'what' | 'who' | 'why' | 'by' | 'uses' | 'ends' | 'due' | 'state';

/** The columns of a table of overrides, by what it is about. */
export function useOverrideColumns(names: readonly ColumnName[]): readonly OverrideColumn[] {
  const t = useTranslations('overrides');
  const columns: Readonly<Record<ColumnName, Omit<OverrideColumn, 'id' | 'header'>>> = {
    what: { isName: true, width: '28%', cell: (override) => <What override={override} /> },
    who: {
      hideBelow: 'm',
      cell: (override) => (
        <span className="font-mono text-mono wrap-anywhere">
          {override.agents.map((agent) => agent.key).join(', ')}
        </span>
      ),
    },
    why: { hideBelow: 's', width: '26%', cell: (override) => <Why override={override} /> },
    by: {
      hideBelow: 'm',
      cell: (override) => (
        <>
          {override.requestedBy.name}
          <span className="block text-ink-3">
            <AgeText at={override.requestedAt} />
          </span>
        </>
      ),
    },
    uses: {
      align: 'end',
      cell: ({ usesLeft, maxUses }) => t('left', { left: formatCount(usesLeft), of: formatCount(maxUses) }),
    },
    ends: { align: 'end', cell: (override) => <EndsText at={override.endsAt} /> },
    due: {
      align: 'end',
      cell: ({ review }) => (review ? <DueText at={review.dueAt} /> : null),
    },
    state: { align: 'end', cell: (override) => <Standing override={override} /> },
  };
  return names.map((name) => ({ ...columns[name], id: name, header: t(`column.${name}`) }));
}

function What({ override }: { readonly override: OverrideResource }) {
  const words = useTargetWords();
  return (
    <>
      <span className="font-strong wrap-anywhere">{words(targetFacts(override.target))}</span>
      {override.isBreakGlass ? (
        <span className="block">
          <GlassMark />
        </span>
      ) : null}
      <span className="block font-mono text-ink-3 text-mono wrap-anywhere">
        {override.actions.join(', ')}
      </span>
    </>
  );
}

function Why({ override }: { readonly override: OverrideResource }) {
  const t = useTranslations('overrides.reasonCode');
  return (
    <>
      {t(override.reasonCode)}
      <span className="line-clamp-2 text-ink-2">
        <HiddenText text={override.reason} />
      </span>
    </>
  );
}

const OPEN: readonly OverrideResource['state'][] = ['requested', 'scheduled', 'active'];

function Standing({ override }: { readonly override: OverrideResource }) {
  const t = useTranslations('overrides');
  if (OPEN.includes(override.state)) {
    return (
      <>
        <OverrideState override={override} className="font-strong" />
        <EndsText at={override.endsAt} />
      </>
    );
  }
  const at = override.endedAt ?? override.answeredAt ?? override.endsAt;
  return (
    <>
      <OverrideState override={override} />
      <span className="block text-ink-3">
        <AgeText at={at} /> · {t('usedOf', { used: override.used, of: override.maxUses })}
      </span>
    </>
  );
}
