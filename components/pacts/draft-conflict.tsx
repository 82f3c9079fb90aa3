'use client';

import { useTranslations } from 'next-intl';
import type { DraftSaver, SaverView } from '#components/pacts/draft-saver.ts';
import { Button } from '#components/ui/button.tsx';
import { AgeText } from '#components/ui/time-text.tsx';
import type { Draft } from '#lib/client/pacts.ts';
import { diffPacts } from '#lib/domain/pacts/diff-pacts.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

type DraftConflictProps = { readonly view: SaverView; readonly theirs: Draft; readonly saver: DraftSaver };

/** Two people wrote at once: what each changed since the text both knew, and which of both goes on. */
export function DraftConflict({ view, theirs, saver }: DraftConflictProps) {
  const t = useTranslations('pacts.conflict');
  return (
    <section role="alert" className="mb-5 border-degrade border-l-3 bg-degrade-tint px-4 py-3">
      <p className="font-strong">
        {t('title', { name: theirs.author.name })} <AgeText at={theirs.updatedAt} />
      </p>
      <p className="text-ink-2">{t('text')}</p>
      <div className="mt-3 grid gap-4 s:grid-cols-2">
        <Side title={t('theirs', { name: theirs.author.name })} before={view.saved} after={theirs.content} />
        <Side title={t('mine')} before={view.saved} after={view.content} />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => void saver.keepMine()}>
          {t('keepMine')}
        </Button>
        <Button onClick={saver.takeTheirs}>{t('takeTheirs', { name: theirs.author.name })}</Button>
      </div>
    </section>
  );
}

type SideProps = { readonly title: string; readonly before: PactContent; readonly after: PactContent };

function Side({ title, before, after }: SideProps) {
  const t = useTranslations('pacts.conflict');
  const { changes } = diffPacts(before, after, []);
  return (
    <div className="min-w-0">
      <h3 className="font-strong text-table">{title}</h3>
      <ul className="mt-1 grid gap-1 text-ink-2 text-table">
        {changes.length === 0 ? <li>{t('nothing')}</li> : null}
        {changes.map((change) => (
          <li key={`${change.path} ${change.text}`} className="wrap-anywhere">
            {change.text}
            {change.after && change.after !== change.text ? (
              <span className="block border-line-2 border-l pl-2 text-ink-3">{change.after}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
