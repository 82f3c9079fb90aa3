'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChangeWords } from '#components/pacts/change-words.tsx';
import { ConflictMerge } from '#components/pacts/conflict-merge.tsx';
import type { DraftSaver, SaverView } from '#components/pacts/draft-saver.ts';
import { Button } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { Draft } from '#lib/client/pacts.ts';
import { diffPacts } from '#lib/domain/pacts/diff-pacts.ts';
import { differingParts } from '#lib/domain/pacts/merge-contents.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

type DraftConflictProps = { readonly view: SaverView; readonly theirs: Draft; readonly saver: DraftSaver };

/** Two people wrote at once: what each changed since the text both knew, and which of both goes on, part by part. */
export function DraftConflict({ view, theirs, saver }: DraftConflictProps) {
  const t = useTranslations('pacts.conflict');
  const [isMerging, setMerging] = useState(false);
  const { name } = theirs.author;
  const texts = { base: view.saved, mine: view.content, theirs: theirs.content };
  const parts = differingParts(texts);
  return (
    <section
      role="alert"
      aria-label={t('title', { name })}
      className="mb-5 border-degrade border-l-3 bg-degrade-tint px-4 py-3"
    >
      <p className="font-strong">
        {t('title', { name })} <AgeText at={theirs.updatedAt} />
      </p>
      <p className="text-ink-2">{t('text')}</p>
      <div className="mt-3 grid gap-4 s:grid-cols-2">
        <SideWords title={t('theirs', { name })} before={view.saved} after={theirs.content} />
        <SideWords title={t('mine')} before={view.saved} after={view.content} />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => void saver.keepMine()}>
          {t('keepMine')}
        </Button>
        <Button onClick={saver.takeTheirs}>{t('takeTheirs', { name })}</Button>
        {parts && !isMerging ? <Button onClick={() => setMerging(true)}>{t('chooseParts')}</Button> : null}
      </div>
      {parts && isMerging ? (
        <ConflictMerge
          {...texts}
          parts={parts}
          name={name}
          onMerge={(content) => void saver.settle(content)}
        />
      ) : null}
    </section>
  );
}

type SideProps = { readonly title: string; readonly before: PactContent; readonly after: PactContent };

function SideWords({ title, before, after }: SideProps) {
  return (
    <div className="min-w-0">
      <h3 className="font-strong text-table">{title}</h3>
      <ChangeWords changes={diffPacts(before, after, []).changes} />
    </div>
  );
}

/** The text that was not chosen, for as long as somebody may want it back. */
export function AsideNote({ view, saver }: Omit<DraftConflictProps, 'theirs'>) {
  const t = useTranslations('pacts.conflict');
  const { aside } = view;
  if (!aside || view.state.kind === 'conflict') return null;
  return (
    <p role="status" className="mb-4 flex flex-wrap items-center gap-2 text-ink-2">
      {aside.by === null ? t('asideMine') : t('aside', { name: aside.by })}
      <Button isSmall onClick={saver.bringBack}>
        {t('bringBack')}
      </Button>
      <Button isSmall variant="quiet" onClick={saver.forget}>
        {t('forget')}
      </Button>
    </p>
  );
}
