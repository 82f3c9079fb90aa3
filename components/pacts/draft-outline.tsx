'use client';

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { AddClause } from '#components/pacts/add-clause.tsx';
import { useDraft } from '#components/pacts/draft-context.tsx';
import { moved, withoutClause } from '#components/pacts/edit-content.ts';
import { RemoveClauseDialog } from '#components/pacts/remove-clause-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';

/** What is being edited: the front of the pact (-1), or the clause at this place. */
export type Selected = number;
export const FRONT: Selected = -1;

type DraftOutlineProps = { readonly selected: Selected; readonly onSelect: (selected: Selected) => void };

/** The parts of the draft, each with how much is wrong with it. */
export function DraftOutline({ selected, onSelect }: DraftOutlineProps) {
  const t = useTranslations('pacts.draft');
  const { content, edit } = useDraft();
  const { clauses } = content;
  const move = (by: -1 | 1) => {
    if (!clauses[selected + by]) return;
    edit({ ...content, clauses: moved(clauses, selected, by) });
    onSelect(selected + by);
  };
  return (
    <Section
      title={t('outline')}
      end={
        selected === FRONT ? undefined : (
          <span className="-my-2 -mr-2 flex">
            <Button
              variant="quiet"
              isSmall
              aria-label={t('moveUp')}
              title={t('moveUp')}
              onClick={() => move(-1)}
            >
              <ArrowUp aria-hidden />
            </Button>
            <Button
              variant="quiet"
              isSmall
              aria-label={t('moveDown')}
              title={t('moveDown')}
              onClick={() => move(1)}
            >
              <ArrowDown aria-hidden />
            </Button>
            <RemoveClauseDialog
              name={clauses[selected]?.title || t('untitled')}
              number={selected + 1}
              onRemove={() => {
                edit(withoutClause(content, selected));
                onSelect(Math.min(selected, clauses.length - 2));
              }}
              trigger={
                <Button variant="quiet" isSmall aria-label={t('removeClause')} title={t('removeClause')}>
                  <Trash2 aria-hidden />
                </Button>
              }
            />
          </span>
        )
      }
    >
      <ul>
        <OutlineEntry
          isSelected={selected === FRONT}
          onSelect={() => onSelect(FRONT)}
          isIn={(path) => !path.startsWith('clauses.')}
        >
          {t('front')}
        </OutlineEntry>
        {clauses.map((clause, at) => (
          <OutlineEntry
            // biome-ignore lint/suspicious/noArrayIndexKey: a key may be typed twice for a moment; the place is not.
            key={at}
            isSelected={selected === at}
            onSelect={() => onSelect(at)}
            isIn={(path) => path === `clauses.${at}` || path.startsWith(`clauses.${at}.`)}
          >
            {at + 1} {clause.title || <span className="text-ink-3">{t('untitled')}</span>}
          </OutlineEntry>
        ))}
      </ul>
      <div className="pt-2">
        <AddClause onAdded={onSelect} />
      </div>
    </Section>
  );
}

type OutlineEntryProps = {
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly isIn: (path: string) => boolean;
  readonly children: React.ReactNode;
};

function OutlineEntry({ isSelected, onSelect, isIn, children }: OutlineEntryProps) {
  const t = useTranslations('pacts.draft');
  const { findings } = useDraft();
  const here = findings.filter((finding) => isIn(finding.path));
  const hasError = here.some((finding) => finding.level === 'error');
  return (
    <li className="border-line border-b last:border-b-0">
      <button
        type="button"
        aria-current={isSelected || undefined}
        onClick={onSelect}
        className={classNames(
          'flex min-h-8 w-full items-center gap-2 border-l-2 py-1 pr-1 pl-2 text-left text-table pointer-coarse:min-h-11',
          isSelected ? 'border-ink bg-paper' : 'border-transparent hover:bg-hover',
        )}
      >
        <span className="line-clamp-2 min-w-0 flex-1">{children}</span>
        {here.length > 0 ? (
          <span
            className={classNames(
              'figures shrink-0 font-mono text-mono',
              hasError ? 'text-block' : 'text-degrade',
            )}
            title={t('findingsHere', { count: here.length })}
          >
            {here.length}
            <span className="sr-only"> {t('findingsHere', { count: here.length })}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}
