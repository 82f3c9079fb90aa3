import type { Scope } from '#lib/domain/access/principal.ts';
import { Backtest } from '#lib/domain/backtests/backtest.ts';
import { assertRange, MOST_DECISIONS } from '#lib/domain/backtests/range.ts';
import { type RecordSlices, readSlices, readWhole } from '#lib/domain/backtests/read-record.ts';
import type { BacktestTally, ListedDecision, RecordedDecision, Wanted } from '#lib/domain/backtests/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { learnStanding, openProof, type RangeProof } from '#lib/operations/backtests/range-proof.ts';
import { requireTested, type Tested } from '#lib/operations/backtests/tested-pact.ts';
import { idFloor } from '#lib/platform/ids.ts';
import { listCitedVersions } from '#lib/store/active-pacts.ts';
import { type DecisionSpan, DecisionStream } from '#lib/store/decision-stream.ts';
import { agentIdsOf } from '#lib/store/pact-agents.ts';
import { nameTeams } from '#lib/store/teams.ts';
import { read } from '#lib/store/transaction.ts';

type Call = {
  readonly params: { readonly pactKey: string };
  readonly body: {
    readonly version: number | null;
    readonly from: string;
    readonly to: string;
    readonly cell?: Wanted;
    readonly cursor?: string;
  };
};

/** A decision that was asked for, with what was answered then. */
export type ListedView = ListedDecision & { readonly recorded: string };

export type BacktestView = Tested & {
  readonly from: Date;
  readonly to: Date;
  readonly tally: BacktestTally;
  readonly teams: Readonly<Record<string, string>>;
  readonly listed: { readonly items: readonly ListedView[]; readonly next: string | null } | null;
};

const LISTED_AT_ONCE = 200;

/** Decides the recorded decisions of a range again under a draft or a version, and says what would change. */
export async function backtestPact(scope: Scope, { params, body }: Call): Promise<BacktestView> {
  const [from, to] = [new Date(body.from), new Date(body.to)];
  assertRange(from, to);
  const start = await read(scope, async (transaction) => {
    const found = await requireTested(transaction, params.pactKey, body.version);
    const { content, pactId } = found.tested;
    const agentIds = await agentIdsOf(transaction, pactId, content.agents);
    const proof = await openProof(transaction, content, { from, to, agentIds });
    return { found, proof, agentIds, teams: await nameTeams(transaction) };
  });
  const { found, proof, agentIds, teams } = start;
  const findProof = proof?.kept.find ?? null;
  const { cell, cursor = null } = body;
  const listing = cell ? { wanted: cell, after: cursor, limit: LISTED_AT_ONCE } : null;
  const backtest = new Backtest({ tested: found.tested, from: from.getTime(), findProof, listing, teams });
  const span = spanOf(from, to, agentIds);
  const listed = await DecisionStream.with(scope, async (stream) => {
    await assertFew(stream, span);
    const running = { scope, stream, backtest, span, proof };
    for await (const rows of stream.chunks(span)) await considerAll(rows, running);
    return cell ? withRecorded(stream, backtest.found()) : null;
  });
  return { ...found, from, to, tally: backtest.result(), teams, listed };
}

function spanOf(from: Date, to: Date, agentIds: readonly string[] | null): DecisionSpan {
  const [afterId, beforeId] = [idFloor('decision', from.getTime()), idFloor('decision', to.getTime())];
  return { afterId, beforeId, agentIds };
}

async function assertFew(stream: DecisionStream, span: DecisionSpan): Promise<void> {
  if ((await stream.count(span, MOST_DECISIONS + 1)) <= MOST_DECISIONS) return;
  const most = MOST_DECISIONS.toLocaleString('en');
  throw new Problem(
    'backtest_range',
    `There are more than ${most} decisions in that range, the most one backtest looks at. Choose a shorter one.`,
    { errors: [{ path: 'body.from', message: `must leave at most ${most} decisions in the range` }] },
  );
}

type Running = {
  readonly scope: Scope;
  readonly stream: DecisionStream;
  readonly backtest: Backtest;
  readonly span: DecisionSpan;
  readonly proof: RangeProof | null;
};

async function considerAll(rows: readonly RecordSlices[], running: Running): Promise<void> {
  const { scope, stream, backtest, span, proof } = running;
  const recorded: RecordedDecision[] = [];
  for (const row of rows) recorded.push(readSlices(row) ?? (await readWholeOf(row, stream)));
  const unknown = backtest.unknownVersions(recorded);
  if (unknown.length > 0)
    backtest.learn(await read(scope, (transaction) => listCitedVersions(transaction, unknown)));
  if (proof) await learnStanding(proof, recorded, (work) => read(scope, work));
  for (const one of recorded) {
    for (let missing = backtest.consider(one); missing.length > 0; missing = backtest.consider(one)) {
      for (const place of missing)
        backtest.begin(place, (await stream.counterBefore(place, span.afterId)) ?? UNUSED);
    }
  }
}

const UNUSED = { ordinal: 0, total: '0' };

async function readWholeOf({ id }: RecordSlices, stream: DecisionStream): Promise<RecordedDecision> {
  // INVARIANT: the row was just read in this very transaction, and the recorder wrote a DecisionRecord.
  return readWhole(id, JSON.parse((await stream.whole(id)) ?? ''));
}

async function withRecorded(
  stream: DecisionStream,
  found: readonly ListedDecision[],
): Promise<BacktestView['listed']> {
  const items = found.slice(0, LISTED_AT_ONCE);
  const recorded = await stream.summaries(items.map(({ id }) => id));
  return {
    items: items.map((item) => ({ ...item, recorded: recorded.get(item.id) ?? '' })),
    next: found.length > LISTED_AT_ONCE ? (items.at(-1)?.id ?? null) : null,
  };
}
