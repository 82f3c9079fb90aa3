'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { withoutOpening } from '#components/decisions/without-opening.ts';
import { EmptyState } from '#components/layout/states.tsx';
import type { Column } from '#components/tables/data-table.tsx';
import { ListTable } from '#components/tables/list-table.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import { MomentText } from '#components/ui/time-text.tsx';
import type { VersionId } from '#lib/client/pacts.ts';
import { type ShadowCellId, type ShadowedDecision, shadowDecisionsQuery } from '#lib/client/shadows.ts';

type ShadowDecisionsDialogProps = {
  readonly id: VersionId;
  readonly cell: ShadowCellId;
  readonly onClose: () => void;
};

/** The decisions of one cell, newest first; each opens, and says why it would have ended otherwise. */
export function ShadowDecisionsDialog({ id, cell, onClose }: ShadowDecisionsDialogProps) {
  const t = useTranslations('shadows.list');
  const effect = useTranslations('ui.matrix.effect');
  const list = useInfiniteQuery(shadowDecisionsQuery(id, cell));
  const { was = 'allow', would = 'unknown' } = cell;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('title', { was: effect(was), would: effect(would) })}
      description={t('text', { number: id.number })}
    >
      <ListTable
        label={t('label')}
        list={list}
        columns={useColumns()}
        rowKey={({ decision }) => decision.id}
        rowHref={({ decision }) => `/decisions/${decision.id}`}
        empty={<EmptyState title={t('empty')} />}
      />
    </Dialog>
  );
}

function useColumns(): readonly Column<ShadowedDecision>[] {
  const t = useTranslations('shadows.list');
  return [
    {
      id: 'at',
      header: t('when'),
      isName: true,
      width: '32%',
      cell: ({ decision }) => <MomentText at={decision.evaluatedAt} />,
    },
    {
      id: 'would',
      header: t('would'),
      cell: ({ decision, summary }) => (
        <>
          <HiddenText text={withoutOpening(summary)} />
          <span className="block font-mono text-ink-2 text-mono">
            <HiddenText text={decision.agent.key} /> <HiddenText text={decision.action} />
          </span>
        </>
      ),
    },
  ];
}
