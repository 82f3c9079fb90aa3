import * as askAgainRoute from '#app/api/v1/decisions/[decisionId]/ask-again/route.ts';
import * as backtestRoute from '#app/api/v1/pacts/[pactKey]/backtest/route.ts';
import * as askDraftRoute from '#app/api/v1/pacts/[pactKey]/draft/ask/route.ts';
import * as probeRoute from '#app/api/v1/pacts/[pactKey]/probe/route.ts';
import type { Scope } from '#lib/domain/access/principal.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { readDraft } from '#lib/operations/pacts/read-draft.ts';
import { saveDraft } from '#lib/operations/pacts/save-draft.ts';
import { startDraft } from '#lib/operations/pacts/start-draft.ts';
import { ask } from '#lib/testing/requests.ts';

const HOUR_MS = 3_600_000;

type Wish = {
  readonly cookie: string;
  readonly pactKey?: string;
  readonly version?: number | null;
  readonly from?: Date;
  readonly to?: Date;
  readonly cell?: unknown;
  readonly cursor?: string;
};

/** Backtests the draft of `payments` over the hours around now, unless said otherwise. */
export async function backtest({ cookie, pactKey = 'payments', version = null, ...wish }: Wish) {
  const from = wish.from ?? new Date(Date.now() - HOUR_MS);
  const to = wish.to ?? new Date(Date.now() + HOUR_MS);
  const { cell, cursor } = wish;
  const body = { version, from: from.toISOString(), to: to.toISOString(), cell, cursor };
  return answered(await ask(backtestRoute.POST, { method: 'POST', cookie, params: { pactKey }, body }));
}

/** Asks a decision again under the draft of `payments`, unless said otherwise. */
export async function askAgain(
  decisionId: string,
  { cookie, pact = 'payments', version = null }: { cookie: string; pact?: string; version?: number | null },
) {
  const body = { pact, version };
  return answered(await ask(askAgainRoute.POST, { method: 'POST', cookie, params: { decisionId }, body }));
}

/** Asks the draft of `payments` about these requests. */
export async function askDraft(cookie: string, ...requests: readonly object[]) {
  const params = { pactKey: 'payments' };
  return answered(await ask(askDraftRoute.POST, { method: 'POST', cookie, params, body: { requests } }));
}

/** Probes the draft of `payments`, unless said otherwise. */
export async function probe({ cookie, version = null }: { cookie: string; version?: number | null }) {
  const params = { pactKey: 'payments' };
  return answered(await ask(probeRoute.POST, { method: 'POST', cookie, params, body: { version } }));
}

async function answered(response: Response) {
  return { status: response.status, body: await response.json() };
}

/** Makes these changes in the draft of a pact, which begins from version 1 where there is none. */
export async function draftWith(scope: Scope, pactKey: string, change: Partial<PactContent>): Promise<void> {
  const params = { pactKey };
  const started = await startDraft(scope, { params, body: { from: 1 } }).catch(() => null);
  const { draft } = started?.value ?? (await readDraft(scope, { params }));
  const body = { ...draft.content, ...change };
  await saveDraft(scope, { params, body, ifMatch: String(draft.etag) });
}
