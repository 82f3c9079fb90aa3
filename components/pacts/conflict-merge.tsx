'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChangeWords } from '#components/pacts/change-words.tsx';
import { Button } from '#components/ui/button.tsx';
import { RadioChoice } from '#components/ui/radio-choice.tsx';
import { diffPacts } from '#lib/domain/pacts/diff-pacts.ts';
import { type DifferingPart, mergeContents, type Side } from '#lib/domain/pacts/merge-contents.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

type ConflictMergeProps = {
  readonly base: PactContent;
  readonly mine: PactContent;
  readonly theirs: PactContent;
  readonly parts: readonly DifferingPart[];
  /** Who wrote theirs. */
  readonly name: string;
  readonly onMerge: (content: PactContent) => void;
};

/** Part by part: what each of both changed, and whose goes on. What one alone changed is theirs to begin with. */
export function ConflictMerge({ base, mine, theirs, parts, name, onMerge }: ConflictMergeProps) {
  const t = useTranslations('pacts.conflict');
  const [chosen, setChosen] = useState<ReadonlyMap<string | null, Side>>(new Map());
  const sideOf = (key: string | null): Side => {
    const part = parts.find((one) => one.key === key);
    return chosen.get(key) ?? (part?.changedBy === 'theirs' ? 'theirs' : 'mine');
  };
  return (
    <div className="mt-3 grid gap-3 border-line-2 border-t pt-3">
      {parts.map(({ key, changedBy }) => (
        <div key={key ?? ''} className="grid gap-2">
          <RadioChoice<Side>
            label={t(changedBy === 'both' ? 'partBoth' : 'part', {
              part: titleOf(key, mine, theirs) ?? t('front'),
            })}
            value={sideOf(key)}
            onChange={(side) => setChosen(new Map([...chosen, [key, side]]))}
            options={[
              { value: 'mine', label: t('partMine'), help: <Part of={mine} base={base} part={key} /> },
              {
                value: 'theirs',
                label: t('partTheirs', { name }),
                help: <Part of={theirs} base={base} part={key} />,
              },
            ]}
          />
        </div>
      ))}
      <div>
        <Button variant="primary" onClick={() => onMerge(mergeContents({ mine, theirs }, sideOf))}>
          {t('merge')}
        </Button>
      </div>
    </div>
  );
}

function titleOf(key: string | null, mine: PactContent, theirs: PactContent): string | null {
  if (key === null) return null;
  const clause = [...mine.clauses, ...theirs.clauses].find((one) => one.key === key);
  return clause?.title || key;
}

type PartProps = { readonly of: PactContent; readonly base: PactContent; readonly part: string | null };

function Part({ of, base, part }: PartProps) {
  const { changes } = diffPacts(base, of, []);
  return <ChangeWords changes={changes.filter(({ clause }) => clause === part)} />;
}
