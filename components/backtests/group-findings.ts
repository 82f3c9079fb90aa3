import type { Probe } from '#lib/client/backtests.ts';

/** Findings of one clause that are mended by the same change. */
export type FindingGroup = {
  readonly clause: string;
  /** What the first of them found. */
  readonly message: string;
  readonly fix: string;
  /** How many more say the like. */
  readonly others: number;
};

/** Findings put together by clause and by what mends them, in the order in which they were found. */
export function groupFindings(probes: readonly Probe[]): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup & { readonly messages: Set<string> }>();
  for (const { clause, finding } of probes) {
    if (!finding) continue;
    const name = `${clause} ${finding.fix}`;
    const { message, fix } = finding;
    const group = groups.get(name) ?? { clause, message, fix, others: 0, messages: new Set<string>() };
    group.messages.add(message);
    groups.set(name, { ...group, others: group.messages.size - 1 });
  }
  return [...groups.values()].map(({ messages: _, ...group }) => group);
}
