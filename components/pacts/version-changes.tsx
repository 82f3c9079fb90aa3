'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Section } from '#components/layout/section.tsx';
import { ErrorState } from '#components/layout/states.tsx';
import { diffLines } from '#components/pacts/diff-lines.ts';
import type { Version } from '#components/pacts/pact-document.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Tag } from '#components/ui/marks.tsx';
import { versionQuery } from '#lib/client/pacts.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** What a version changes, in words; what it newly covers; and the texts side by side for whoever wants every character. */
export function VersionChanges({ version }: { readonly version: Version }) {
  const t = useTranslations('pacts.changes');
  const { diff } = version;
  return (
    <Section
      title={t('title')}
      note={diff.against === null ? t('first') : t('against', { number: diff.against })}
    >
      <ul>
        {diff.changes.length === 0 ? <li className="py-1.5 text-ink-3">{t('none')}</li> : null}
        {diff.changes.map((change) => (
          <li
            key={`${change.path} ${change.text}`}
            className="grid grid-cols-[16px_minmax(0,1fr)] border-line border-b py-1.5 text-table"
          >
            <span aria-hidden className="font-mono text-ink-3">
              {SIGN[change.kind]}
            </span>
            <span className="wrap-anywhere">{change.text}</span>
          </li>
        ))}
      </ul>
      <dl className="text-table">
        <Covered label={t('newlyCovered')} names={diff.newlyCovered} />
        <Covered label={t('noLongerCovered')} names={diff.noLongerCovered} />
      </dl>
      <RawChanges version={version} />
    </Section>
  );
}

const SIGN = { added: '+', removed: '−', changed: '~' } as const;

function Covered({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  const t = useTranslations('pacts.changes');
  return (
    <div className="flex items-start justify-between gap-4 border-line border-b py-1.5">
      <dt className="shrink-0">{label}</dt>
      <dd className="flex min-w-0 flex-wrap justify-end gap-1">
        {names.length === 0 ? <span className="text-ink-3">{t('nothing')}</span> : null}
        {names.map((name) => (
          <Tag key={name}>{name}</Tag>
        ))}
      </dd>
    </div>
  );
}

function RawChanges({ version }: { readonly version: Version }) {
  const t = useTranslations('pacts.changes');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="pt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-ink-2 text-table">{t('raw')}</summary>
      {isOpen ? <RawDiff version={version} /> : null}
    </details>
  );
}

function RawDiff({ version }: { readonly version: Version }) {
  const { against } = version.diff;
  const before = useQuery({
    ...versionQuery({ pactKey: version.pact.key, number: against ?? 0 }),
    enabled: against !== null,
    refetchInterval: false,
  });
  if (before.isError) return <ErrorState error={before.error} onRetry={() => void before.refetch()} />;
  if (against !== null && !before.data) return null;
  const lines = diffLines(before.data ? asText(before.data.content) : '', asText(version.content));
  return (
    <RawBox>
      {lines.map((line, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one comparison never move.
          key={index}
          className={classNames(
            'px-2.5',
            line.kind === 'ins' && 'bg-allow-tint',
            line.kind === 'del' && 'bg-block-tint text-ink-2',
            line.kind === 'equal' && 'text-ink-3',
          )}
        >
          {RAW_SIGN[line.kind]} {line.text}
        </div>
      ))}
    </RawBox>
  );
}

const RAW_SIGN = { ins: '+', del: '−', equal: ' ' } as const;

function RawBox({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('pacts.changes');
  return (
    <section
      aria-label={t('raw')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable to be scrolled by keyboard.
      tabIndex={0}
      className="mt-2 max-h-96 overflow-auto border border-line bg-paper"
    >
      <pre className="w-max min-w-full py-2 font-mono text-mono">{children}</pre>
    </section>
  );
}

function asText(content: PactContent): string {
  return JSON.stringify(content, null, 2);
}
