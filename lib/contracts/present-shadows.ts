import type * as z from 'zod';
import { presentDecisionSummary } from '#lib/contracts/present-decision-list.ts';
import type {
  ShadowCellResource,
  ShadowedDecision,
  ShadowResource,
  ShadowRun,
} from '#lib/contracts/shadows.ts';
import { timestamp, timestampOrNull } from '#lib/contracts/shared-schemas.ts';
import type { StoredDecision } from '#lib/domain/decisions/stored.ts';
import { permittedSteps } from '#lib/domain/pacts/permitted-steps.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { isRunning, mayEnd, mayStart, uncountedLimits } from '#lib/domain/shadows/rules.ts';
import type { Shadow, ShadowCell, ShadowHit, Would } from '#lib/domain/shadows/types.ts';

type Actor = { readonly id: string; readonly name: string };
type Findings = {
  readonly shadow: Shadow;
  readonly startedBy: Actor;
  readonly endedBy: Actor | null;
  readonly cells: readonly ShadowCell[];
  readonly hasMoreHits: boolean;
  readonly hits: readonly (ShadowHit & { readonly agentKey: string })[];
  readonly times: ReadonlyMap<string, Date>;
};
type ShadowView = {
  readonly view: VersionView;
  readonly now: Date;
  readonly running: Shadow | null;
  readonly latest: Findings | null;
};

export function presentShadow({ view, now, running, latest }: ShadowView): z.output<typeof ShadowResource> {
  const { pact, version } = view;
  return {
    pact: { id: pact.id, key: pact.key, name: pact.name },
    number: version.number,
    digest: version.digest,
    shadow: latest && presentRun(latest, view, now),
    may: {
      start: mayStart(version.status, running),
      end: mayEnd(version.number, running),
      promote: permittedSteps(view).activate,
    },
  };
}

function presentRun(findings: Findings, view: VersionView, now: Date): z.output<typeof ShadowRun> {
  const { shadow, startedBy, endedBy, cells, hits, hasMoreHits } = findings;
  const isOn = isRunning(shadow, now);
  const count = (isCounted: (cell: ShadowCell) => boolean) =>
    cells.filter(isCounted).reduce((sum, cell) => sum + cell.count, 0);
  const all = cells.map((cell) => presentCell(cell, findings));
  return {
    id: shadow.id,
    state: isOn ? 'running' : 'ended',
    startedAt: timestamp(shadow.startedAt),
    startedBy,
    endsAt: timestamp(shadow.endsAt),
    endedAt: timestampOrNull(isOn ? null : (shadow.endedAt ?? shadow.endsAt)),
    endedBy,
    endReason: shadow.endReason,
    looked: count(() => true),
    changed: count(({ was, would }) => was !== would && would !== 'unknown'),
    unknown: count(({ would }) => would === 'unknown'),
    firstAt: all.flatMap((cell) => cell.firstAt ?? []).sort()[0] ?? null,
    lastAt:
      all
        .flatMap((cell) => cell.lastAt ?? [])
        .sort()
        .at(-1) ?? null,
    cells: all,
    hits: hits.map((hit) => ({
      ...presentCell(hit, findings),
      agent: { id: hit.agentId, key: hit.agentKey },
      action: hit.action,
    })),
    hasMoreHits,
    uncountedLimits: [...uncountedLimits(view.version.content, comparedWith(view))],
  };
}

/** The text in force beside the shadow; null where there was none. */
function comparedWith({ version, against }: VersionView): PactContent | null {
  if (!against) return null;
  return against.status === 'active' || version.activatedAt !== null ? against.content : null;
}

function presentCell(
  { was, would, count, firstId, lastId }: ShadowCell,
  { times }: Findings,
): z.output<typeof ShadowCellResource> {
  return {
    ...{ was, would, count },
    firstAt: timestampOrNull(times.get(firstId) ?? null),
    lastAt: timestampOrNull(times.get(lastId) ?? null),
  };
}

type Shadowed = { readonly decision: StoredDecision; readonly would: Would; readonly summary: string };

export function presentShadowedPage(page: {
  readonly items: readonly Shadowed[];
  readonly next: string | null;
}): { items: z.output<typeof ShadowedDecision>[]; next: string | null } {
  const items = page.items.map(({ decision, would, summary }) => ({
    decision: presentDecisionSummary(decision),
    would,
    summary,
  }));
  return { items, next: page.next };
}
