'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Section } from '#components/layout/section.tsx';
import { UrlTabs } from '#components/layout/url-tabs.tsx';
import type { Version } from '#components/pacts/pact-document.tsx';
import { ProblemNote } from '#components/pacts/problem-note.tsx';
import type { Compared } from '#components/pacts/use-compared.ts';
import { RawDiff } from '#components/pacts/version-raw.tsx';
import { EffectMark } from '#components/ui/effect-mark.tsx';
import { Tag } from '#components/ui/marks.tsx';
import { Select } from '#components/ui/select.tsx';
import { pactQuery } from '#lib/client/pacts.ts';

type Diff = Version['diff'];

/** What a version changes: in words first, down to the actions it covers; then every character. */
export function VersionChanges({ compared }: { readonly compared: Compared }) {
  const t = useTranslations('pacts.changes');
  const { version, error } = compared;
  const { diff } = version;
  return (
    <Section
      title={t('title')}
      note={diff.against === null ? t('first') : t('against', { number: diff.against })}
      end={<CompareWith compared={compared} />}
    >
      <ProblemNote error={error} />
      <div className="pt-2.5">
        <UrlTabs
          name="changes"
          label={t('view')}
          tabs={[
            { value: 'words', label: t('words'), content: <InWords diff={diff} /> },
            { value: 'raw', label: t('raw'), content: <RawDiff version={version} /> },
          ]}
        />
      </div>
    </Section>
  );
}

function CompareWith({ compared }: { readonly compared: Compared }) {
  const t = useTranslations('pacts.changes');
  const { version, compareWith } = compared;
  const versions = useQuery(pactQuery(version.pact.key)).data?.versions ?? [];
  const others = versions.filter(({ number }) => number !== version.number);
  if (others.length < 2) return null;
  return (
    <Select
      aria-label={t('compare')}
      value={version.diff.against === null ? null : String(version.diff.against)}
      placeholder={t('compare')}
      onChange={(number) => compareWith(Number(number))}
      options={others.map(({ number }) => ({ value: String(number), label: t('pickVersion', { number }) }))}
    />
  );
}

function InWords({ diff }: { readonly diff: Diff }) {
  const t = useTranslations('pacts.changes');
  const { changes, coverage, onlyNarrows } = diff;
  return (
    <>
      <ul>
        {changes.length === 0 ? <li className="py-1.5 text-ink-3">{t('none')}</li> : null}
        {changes.map((change) => (
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
      {changes.length > 0 ? (
        <p className="border-line border-b py-1.5 text-ink-2 text-table">
          {t(onlyNarrows ? 'narrows' : 'mayWiden')}
        </p>
      ) : null}
      <dl className="text-table">
        <Covered label={t('newlyCovered')} actions={coverage.filter(({ isCovered }) => isCovered)} />
        <Covered label={t('noLongerCovered')} actions={coverage.filter(({ isCovered }) => !isCovered)} />
      </dl>
    </>
  );
}

const SIGN = { added: '+', removed: '−', changed: '~' } as const;

type CoveredProps = { readonly label: string; readonly actions: Diff['coverage'] };

/** Actions by name, each with its tier and what would be answered without any clause. */
function Covered({ label, actions }: CoveredProps) {
  const t = useTranslations('pacts');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-b py-1.5">
      <dt>{label}</dt>
      {actions.length === 0 ? <dd className="text-ink-3">{t('changes.nothing')}</dd> : null}
      {actions.map(({ action, tier, posture }) => (
        <dd
          key={action}
          className="col-span-2 mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-0.5"
        >
          <span className="flex flex-wrap items-center gap-x-2">
            <Tag>{action}</Tag>
            <span className="text-ink-3">{t(`clause.tiers.${tier}`)}</span>
          </span>
          <span className="flex items-center gap-1.5 text-ink-3">
            {t('changes.postureAlone')} <EffectMark effect={posture} />
          </span>
        </dd>
      ))}
    </div>
  );
}
