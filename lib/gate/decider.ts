import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import type { DecisionRequest, ReviewFact } from '#lib/domain/decisions/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { type Asked, decideNow, draft, toItem } from '#lib/gate/attempt.ts';
import { withTimeout } from '#lib/gate/connection.ts';
import type { Counters } from '#lib/gate/counters.ts';
import { type EarlierAnswers, type IdempotencyName, textOf } from '#lib/gate/earlier-answers.ts';
import { agentNameOf, type Gathered, gatherFacts } from '#lib/gate/gather-facts.ts';
import { knownReview } from '#lib/gate/open-review.ts';
import type { ReadingPool } from '#lib/gate/reading.ts';
import type { RecordItem, Verdict } from '#lib/gate/recorder/item.ts';
import type { Recorder } from '#lib/gate/recorder/recorder.ts';
import { repeatAnswer } from '#lib/gate/repeat.ts';
import type { ShadowJudge } from '#lib/gate/shadow-judge.ts';
import type { Feed } from '#lib/gate/snapshot/feed.ts';
import { loadOpenReview, loadReviewsById } from '#lib/gate/snapshot/load-reviews.ts';
import type { KeyFact, Snapshot } from '#lib/gate/snapshot/types.ts';
import type { WorkspaceState } from '#lib/gate/snapshot/workspace-state.ts';
import type { GateStats } from '#lib/gate/stats.ts';
import { Turns } from '#lib/gate/turns.ts';

/** What is asked, besides the request itself. */
export type Ask = {
  readonly request: DecisionRequest;
  readonly idempotencyKey: string | null;
  readonly minRevision: number | null;
};

export type DeciderParts = {
  readonly gateId: string;
  readonly feed: Feed;
  readonly recorder: Recorder;
  readonly counters: Counters;
  readonly earlier: EarlierAnswers;
  readonly pool: ReadingPool;
  readonly stats: GateStats;
  readonly shadows: ShadowJudge;
  readonly now: () => number;
  readonly maxStalenessMs: number;
};

/** Whoever asks is answered within two seconds, whatever has become of the database. */
const DEADLINE_MS = 1900;
/** A decision is made once and, when facts moved under it, at most three times more. */
const MOST_ATTEMPTS = 4;
const MOST_SIGHTINGS_KEPT = 10_000;

type Call = {
  readonly state: WorkspaceState;
  readonly keyId: string;
  readonly ask: Ask;
  readonly startedAt: number;
};

type Lost = {
  readonly isLost: true;
  readonly verdict: Verdict;
  readonly asked: Asked;
  readonly item: RecordItem;
};
type Waited = { readonly isLost: false };
type Made = {
  readonly asked: Asked;
  readonly item: RecordItem;
  readonly decision: KeptDecision;
  readonly name: IdempotencyName | null;
};

/** Decides, records, and only then answers. */
export class Decider {
  private readonly parts: DeciderParts;
  private readonly turns = new Turns();
  private readonly sighted = new Set<string>();

  constructor(parts: DeciderParts) {
    this.parts = parts;
  }

  /** One decision, recorded. Raises a problem where none can be made: nothing is allowed then. */
  async decide(caller: KeyFact, ask: Ask): Promise<KeptDecision> {
    const startedAt = performance.now();
    const state = this.parts.feed.find(caller.workspaceId);
    if (!state) throw stale();
    if (ask.minRevision !== null && state.snapshot.revision < ask.minRevision)
      await this.reach(state, ask.minRevision);
    const call = { state, keyId: caller.id, ask, startedAt };
    if (ask.idempotencyKey === null) return this.decideCall(call, null);
    return this.decideKeyed(call, ask.idempotencyKey);
  }

  private async reach(state: WorkspaceState, revision: number): Promise<void> {
    if (await state.reach(revision, DEADLINE_MS)) return;
    this.assertFresh(state);
    throw new Problem(
      'revision_unreached',
      `This gate is at revision ${state.snapshot.revision}; ${revision} was asked for.`,
    );
  }

  // Requests with the same key go one after another, so that the later ones find the first one's answer.
  private async decideKeyed(call: Call, key: string): Promise<KeptDecision> {
    const { snapshot } = call.state;
    const name = { workspaceId: snapshot.workspaceId, agentId: agentNameOf(snapshot, call.ask.request), key };
    const text = textOf(name);
    for (let turn = this.turns.current(text); turn; turn = this.turns.current(text))
      await this.within(call, turn);
    const giveBack = this.turns.take(text);
    try {
      return await this.decideCall(call, name);
    } finally {
      giveBack();
    }
  }

  private async decideCall(call: Call, name: IdempotencyName | null): Promise<KeptDecision> {
    let attempts = 0;
    while (attempts < MOST_ATTEMPTS) {
      const made = await this.attempt(call, name);
      if ('record' in made) return made;
      if (made.isLost) {
        attempts += 1;
        this.parts.stats.decidedAgain += 1;
        await this.within(call, this.catchUp(call, made, name));
      }
    }
    throw new Problem('contended', 'The facts changed each time this was decided. Ask again.');
  }

  private async attempt(call: Call, name: IdempotencyName | null): Promise<KeptDecision | Lost | Waited> {
    const { state, ask } = call;
    this.assertFresh(state);
    const { snapshot } = state;
    const now = state.tick(this.parts.now());
    const key = keyOf(snapshot, { keyId: call.keyId, request: ask.request, now });
    const gathered = gatherFacts(snapshot, key, ask.request);
    const digest = `${ask.request.mode} ${gathered.hashed.digest}`;
    const earlier = name && this.parts.earlier.find(name);
    const again =
      earlier && repeatAnswer(earlier, { facts: gathered.facts, policy: snapshot.policy, now, digest });
    if (again) return again;
    const named = await this.reviewOf(call, gathered, earlier?.decision ?? null);
    const asked: Asked = { snapshot, key, gathered, now, ...named };
    const decision = decideNow(asked, this.parts.counters);
    if (Array.isArray(decision)) {
      await this.within(call, this.parts.counters.load(snapshot.workspaceId, decision));
      return { isLost: false };
    }
    const drafted = draft(asked, decision, state, this.parts.gateId);
    const idempotency = name && { key: name.key, ordinal: (earlier?.ordinal ?? 0) + 1, digest };
    const shadows = this.parts.shadows.judge(asked);
    const item = toItem(asked, drafted, { idempotency, isSighting: this.isSighting(asked), shadows });
    return this.record(call, { asked, item, decision: drafted.decision, name });
  }

  private async record(call: Call, made: Made): Promise<KeptDecision | Lost | Waited> {
    const { item, asked, decision } = made;
    const { opens } = item;
    const opening = opens && `${item.workspaceId} ${opens.requestDigest} ${opens.demandsDigest}`;
    const other = opening && this.turns.current(opening);
    if (other) {
      await this.within(call, other);
      return { isLost: false };
    }
    const giveBack = opening ? this.turns.take(opening) : null;
    const taken = this.parts.counters.take(item.workspaceId, item.uses);
    try {
      const verdict = await this.parts.recorder.submit(item, call.startedAt);
      if (verdict === 'recorded') {
        this.remember(call.state, made);
        return this.answer(decision, verdict);
      }
      this.parts.counters.forget(taken);
      return { isLost: true, verdict, asked, item };
    } catch (error) {
      this.parts.counters.forget(taken);
      throw error;
    } finally {
      giveBack?.();
    }
  }

  private answer(decision: KeptDecision, verdict: Verdict): KeptDecision {
    // INVARIANT: nothing is answered that is not durably recorded.
    if (verdict !== 'recorded') {
      this.parts.stats.answeredWithoutRecord += 1;
      throw new Error(`an answer was about to be given for a decision that is ${verdict}`);
    }
    this.parts.stats.countAnswer(decision.record.decision.effect);
    return decision;
  }

  private remember(state: WorkspaceState, { item, decision, name }: Made): void {
    const { demands } = decision.record.decision;
    if (item.opens && demands) state.reviews.take([knownReview(item.opens, item.agentId, demands)]);
    forgetUsedReviews(state, item);
    if (name && item.idempotency)
      this.parts.earlier.keep(name, {
        ordinal: item.idempotency.ordinal,
        digest: item.idempotency.digest,
        decision,
      });
    if (item.isSighting) this.sighted.add(`${item.workspaceId} ${item.action}`);
    if (this.sighted.size > MOST_SIGHTINGS_KEPT) this.sighted.clear();
  }

  private isSighting({ gathered, snapshot, request }: Asked): boolean {
    if (gathered.facts.isActionDeclared || !gathered.facts.agent) return false;
    return !this.sighted.has(`${snapshot.workspaceId} ${request.action}`);
  }

  /** Reads whatever the lost decision may have been wrong about. */
  private async catchUp(call: Call, lost: Lost, name: IdempotencyName | null): Promise<void> {
    const { verdict, item } = lost;
    forgetUsedReviews(call.state, item);
    if (verdict === 'guard') return this.parts.feed.refresh();
    if (name) await this.parts.earlier.load(name);
    const { opens } = item;
    if (!opens) return;
    const open = await this.parts.pool.snapshot([item.workspaceId], (query) =>
      loadOpenReview(query, item.workspaceId, opens),
    );
    if (open) call.state.reviews.take([open]);
  }

  /** The request with the review it names, by itself or through the held answer its key had before. */
  private async reviewOf(
    call: Call,
    { hashed }: Gathered,
    earlier: KeptDecision | null,
  ): Promise<{ readonly request: DecisionRequest; readonly review: ReviewFact | null }> {
    const { request } = call.ask;
    if (request.reviewId !== undefined)
      return { request, review: await this.findReview(call, request.reviewId) };
    if (!earlier?.review) return { request, review: null };
    const review = await this.findReview(call, earlier.review.id);
    const isOver = !review || review.isUsed || ['expired', 'recalled'].includes(review.status);
    if (isOver || review.requestDigest !== hashed.digest) return { request, review: null };
    if (review.status === 'approved' && review.expiresAt <= call.state.tick(this.parts.now()))
      return { request, review: null };
    return { request: { ...request, reviewId: review.id }, review };
  }

  // An approval may be newer than the feed: what does not help as it is known is read once more.
  private async findReview(call: Call, reviewId: string): Promise<ReviewFact | null> {
    const { reviews, workspaceId } = call.state;
    const known = reviews.find(reviewId);
    if (known?.status === 'approved' && !known.isUsed) return known;
    if (!/^[\w-]+$/.test(reviewId)) return null;
    const read = this.parts.pool.snapshot([workspaceId], (query) =>
      loadReviewsById(query, workspaceId, [reviewId]),
    );
    const found = await this.within(call, read);
    reviews.take(found);
    return found[0] ?? null;
  }

  private assertFresh(state: WorkspaceState): void {
    if (performance.now() - state.confirmedAt > this.parts.maxStalenessMs) throw stale();
  }

  private within<T>(call: Call, work: Promise<T>): Promise<T> {
    const left = call.startedAt + DEADLINE_MS - performance.now();
    return withTimeout(work, Math.max(1, left));
  }
}

type Caller = { readonly keyId: string; readonly request: DecisionRequest; readonly now: number };

function keyOf(snapshot: Snapshot, { keyId, request, now }: Caller): KeyFact {
  const key = snapshot.keys.get(keyId);
  if (!key || (key.expiresAt !== null && key.expiresAt <= now))
    throw new Problem('unauthenticated', 'The key has ended.');
  if (key.env === 'test' && request.mode !== 'dry_run')
    throw new Problem('test_key_enforces', 'A test key only makes dry runs: send "mode": "dry_run".');
  return key;
}

function forgetUsedReviews({ reviews }: WorkspaceState, { uses }: RecordItem): void {
  for (const { grantRef } of uses)
    if (grantRef.startsWith('review:')) reviews.forget(grantRef.slice('review:'.length));
}

function stale(): Problem {
  return new Problem(
    'snapshot_stale',
    'This gate cannot tell whether what it knows is still so; nothing is allowed until it can.',
  );
}
