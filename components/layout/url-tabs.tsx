'use client';

import { Tabs } from '@base-ui/react/tabs';
import { parseAsString, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { formatCount } from '#lib/format/numbers.ts';

export type UrlTab = {
  /** Its word in the address. */
  readonly value: string;
  readonly label: string;
  /** How many things it holds that count now. */
  readonly count?: number;
  /** It has nothing to show: left out, unless the address names it. */
  readonly isEmpty?: boolean;
  readonly content: ReactNode;
};

type UrlTabsProps = {
  /** What the address calls it, where a page has tabs of its own. */
  readonly name?: string;
  readonly label: string;
  /** The first is what an address without a tab, or with one that is not there, shows. */
  readonly tabs: readonly [UrlTab, ...UrlTab[]];
};

/** The parts of one thing, one at a time; which one is in the address. */
export function UrlTabs({ name = 'tab', label, tabs }: UrlTabsProps) {
  const [first] = tabs;
  const [wanted, setWanted] = useQueryState(name, parseAsString.withOptions({ history: 'push' }));
  const open = tabs.find((tab) => tab.value === wanted) ?? first;
  return (
    <Tabs.Root
      value={open.value}
      onValueChange={(next: string) => void setWanted(next === first.value ? null : next)}
    >
      <Tabs.List
        aria-label={label}
        activateOnFocus={false}
        className="mb-5 flex gap-x-5 overflow-x-auto border-line-2 border-b"
      >
        {tabs
          .filter((tab) => !tab.isEmpty || tab === open)
          .map((tab) => (
            <Tabs.Tab
              key={tab.value}
              value={tab.value}
              className="-mb-px flex min-h-8 shrink-0 items-baseline gap-1.5 border-transparent border-b-2 pb-1.5 text-ink-2 hover:text-ink data-active:border-ink data-active:font-strong data-active:text-ink pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              {tab.label}
              {tab.count ? (
                <span className="font-mono font-normal text-fine text-ink-3">{formatCount(tab.count)}</span>
              ) : null}
            </Tabs.Tab>
          ))}
      </Tabs.List>
      <Tabs.Panel value={open.value} className="outline-offset-4">
        {open.content}
      </Tabs.Panel>
    </Tabs.Root>
  );
}
