'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { HiddenText } from '#components/ui/fact-text.tsx';
import type { AccessCell, AccessMap, AccessRow } from '#lib/client/governance.ts';

type Place = { readonly agent: string; readonly action: string };

type AccessTableProps = {
  readonly actions: AccessMap['actions'];
  readonly rows: readonly AccessRow[];
  readonly chosen: Place | null;
  readonly onChoose: (agent: string, action: string) => void;
};

/** The map itself: it scrolls sideways, the agents stay. */
export function AccessTable({ actions, rows, chosen, onChoose }: AccessTableProps) {
  const t = useTranslations('governance');
  return (
    <>
      <div className="overflow-x-auto border-line border-b">
        <table aria-label={t('map')} className="figures border-collapse text-table">
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 z-10 bg-ground py-1.5 pr-3 text-left align-bottom font-normal text-ink-3"
              >
                {t('agent')}
              </th>
              {actions.map((action) => (
                <th
                  key={action.name}
                  scope="col"
                  className="px-1.5 py-1.5 text-left align-bottom font-normal"
                >
                  <HiddenText text={action.name} className="block whitespace-nowrap font-mono text-mono" />
                  <span className="block text-ink-3">
                    {action.isDeclared ? action.tier : t('undeclared')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ agent, cells }) => (
              <tr key={agent.id} className="border-line border-t">
                <th scope="row" className="sticky left-0 z-10 bg-ground py-1 pr-3 text-left font-normal">
                  <Link
                    href={`/agents/${agent.key}`}
                    className="block max-w-48 hover:underline max-s:max-w-28"
                  >
                    <span className="block truncate font-mono font-strong text-mono">{agent.key}</span>
                    <span className="block truncate text-ink-3">{agent.owner}</span>
                  </Link>
                </th>
                {cells.map((cell) => (
                  <td key={cell.action} className="p-0.5">
                    <Cell
                      agent={agent.key}
                      cell={cell}
                      isChosen={chosen?.agent === agent.key && chosen.action === cell.action}
                      onChoose={() => onChoose(agent.key, cell.action)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="pt-2 text-ink-3 text-table">
        {t('legendDepends')} · {t('legendWaived')}
      </p>
    </>
  );
}

type CellProps = {
  readonly agent: string;
  readonly cell: AccessCell;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function Cell({ agent, cell, isChosen, onChoose }: CellProps) {
  const t = useTranslations('governance');
  const effects = useTranslations('ui.effect');
  const depends = cell.dependsOn.length > 0;
  const words = { agent, action: cell.action, effect: effects(cell.effect) };
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={depends ? t('cellDepends', words) : t('cell', words)}
      onClick={onChoose}
      className={classNames(
        'relative flex h-8 w-full min-w-22 items-center rounded-m border px-2 hover:bg-hover',
        isChosen ? 'border-ink bg-paper' : 'border-transparent',
      )}
    >
      <EffectMark
        effect={cell.effect}
        className={cell.waivedUntil ? 'underline underline-offset-4' : undefined}
      >
        {t(`short.${cell.effect}`)}
      </EffectMark>
      {depends ? <span aria-hidden className="ml-auto size-1.25 rounded-full bg-ink-3" /> : null}
    </button>
  );
}
