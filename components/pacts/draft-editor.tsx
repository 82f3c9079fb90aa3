'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { Section } from '#components/layout/section.tsx';
import { ClauseForm } from '#components/pacts/clause-form.tsx';
import { ClausePreview } from '#components/pacts/clause-preview.tsx';
import { AsideNote, DraftConflict } from '#components/pacts/draft-conflict.tsx';
import { type DraftFinding, DraftProvider } from '#components/pacts/draft-context.tsx';
import { DraftHeader } from '#components/pacts/draft-header.tsx';
import { DraftOutline, FRONT, type Selected } from '#components/pacts/draft-outline.tsx';
import { withClause } from '#components/pacts/edit-content.ts';
import { FindingList } from '#components/pacts/finding-list.tsx';
import { PactFields } from '#components/pacts/pact-fields.tsx';
import { useDraftSaver } from '#components/pacts/use-draft-saver.ts';
import { type Jump, useJump } from '#components/pacts/use-jump.ts';
import { useSettled } from '#components/pacts/use-settled.ts';
import { type Draft, lintQuery } from '#lib/client/pacts.ts';
import { RequestProblem } from '#lib/client/request-problem.ts';
import { freeClauseKey, keyOf } from '#lib/domain/pacts/clause-key.ts';

const BacktestDock = dynamic(() =>
  import('#components/backtests/backtest-dock.tsx').then((dock) => dock.BacktestDock),
);

const LINT_AFTER_MS = 350;
const NO_FAULTS: RequestProblem['errors'] = [];

/** The draft being written: its parts, the form of one, how it will be read, and what is wrong with it. */
export function DraftEditor({ first }: { readonly first: Draft }) {
  const t = useTranslations('pacts.draft');
  const { saver, view } = useDraftSaver(first);
  const { content, state } = view;
  const [selected, select] = useSelected(content.clauses);
  const [jump, setJump] = useState<Jump | null>(null);
  const settled = useSettled(content, LINT_AFTER_MS);
  const lint = useQuery({ ...lintQuery(first.pact.key, settled), placeholderData: keepPreviousData });
  const findings = lint.data?.findings ?? first.findings;
  const editing = useMemo(() => {
    const isRefused = state.kind === 'failed' && state.error instanceof RequestProblem;
    const faults = isRefused ? (state.error as RequestProblem).errors : NO_FAULTS;
    return { content, edit: saver.edit, findings, faults };
  }, [content, saver, findings, state]);
  const formRef = useJump(jump, selected);
  const clause = content.clauses[selected];
  const follow = (finding: DraftFinding) => {
    const at = /^clauses\.(\d+)/.exec(finding.path)?.[1];
    select(at === undefined ? FRONT : Number(at));
    setJump({ path: finding.path, column: finding.column });
  };
  const retitle = (title: string) => {
    if (!clause) return;
    const followsTitle = !isEstablished(first, clause.key) && isKeyOf(clause.key, clause.title);
    const key = followsTitle ? freeClauseKey(content, keyOf(title), selected) : clause.key;
    saver.edit(withClause(content, selected, { ...clause, title, key }));
  };
  return (
    <DraftProvider value={editing}>
      <DraftHeader
        draft={first}
        saver={saver}
        view={view}
        findings={findings}
        isChecking={lint.isFetching || settled !== content}
        onJump={follow}
      />
      {state.kind === 'conflict' ? <DraftConflict view={view} theirs={state.theirs} saver={saver} /> : null}
      <AsideNote view={view} saver={saver} />
      <div className="grid gap-x-7.5 gap-y-6.5 m:grid-cols-[230px_minmax(0,1fr)] m:grid-rows-[auto_1fr] l:grid-rows-1 l:gap-x-5.5 l:grid-cols-[186px_minmax(470px,1fr)_minmax(230px,360px)]">
        <DraftOutline selected={selected} onSelect={select} />
        <div ref={formRef} className="min-w-0 m:row-span-2 l:row-span-1">
          <Section title={clause ? t('clauseTitle', { number: selected + 1 }) : t('front')}>
            <div className="pt-3">
              {clause ? (
                <ClauseForm key={selected} at={selected} clause={clause} onTitle={retitle} />
              ) : (
                <PactFields />
              )}
            </div>
          </Section>
        </div>
        <div className="grid min-w-0 content-start gap-6.5">
          {clause ? <ClausePreview clause={clause} number={selected + 1} /> : null}
          <FindingList onJump={follow} isChecking={lint.isFetching || settled !== content} />
          <BacktestDock
            text={{ pactKey: first.pact.key, version: null }}
            editing={{ content, save: saver.flush }}
            asking={{
              ...{ pactId: first.pact.id, pactKey: first.pact.key, content },
              ...{ etag: view.etag, isSaved: state.kind === 'saved' },
            }}
          />
        </div>
      </div>
    </DraftProvider>
  );
}

/** The part being edited, kept in the address: `?clause=2` or a clause's key, or `?clause=pact` for what stands before. */
function useSelected(
  clauses: readonly { readonly key: string }[],
): readonly [Selected, (selected: Selected) => void] {
  const [text, setText] = useQueryState('clause', parseAsString);
  const named = clauses.findIndex(({ key }) => key === text);
  const wanted = text === 'pact' ? FRONT : named >= 0 ? named : Number(text ?? 1) - 1;
  const selected = Number.isInteger(wanted) && wanted < clauses.length ? Math.max(FRONT, wanted) : FRONT;
  return [selected, (next) => void setText(next === FRONT ? 'pact' : String(next + 1))];
}

// A key that earlier versions may know must not follow the title: it is how a clause is followed through versions.
function isEstablished(first: Draft, key: string): boolean {
  return first.basedOn !== null && first.content.clauses.some((clause) => clause.key === key);
}

function isKeyOf(key: string, title: string): boolean {
  return /^clause(?:-\d+)*$/.test(key) || key.replace(/-\d+$/, '') === keyOf(title).replace(/-\d+$/, '');
}
