'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ErrorState } from '#components/layout/states.tsx';
import { diffLines } from '#components/pacts/diff-lines.ts';
import type { Version } from '#components/pacts/pact-document.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { versionQuery } from '#lib/client/pacts.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

/** Every character that a version changes, line by line. */
export function RawDiff({ version }: { readonly version: Version }) {
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
      aria-label={t('everyCharacter')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable to be scrolled by keyboard.
      tabIndex={0}
      className="max-h-96 overflow-auto border border-line bg-paper"
    >
      <pre className="w-max min-w-full py-2 font-mono text-mono">{children}</pre>
    </section>
  );
}

function asText(content: PactContent): string {
  return JSON.stringify(content, null, 2);
}
