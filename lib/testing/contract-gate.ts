import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type * as z from 'zod';
import {
  decideBatchContract,
  decideContract,
  type OutcomeResource,
  reportOutcomeContract,
} from '#lib/contracts/decisions.ts';
import { type ReviewResource, readReviewContract } from '#lib/contracts/reviews.ts';

type Asked = z.output<typeof decideContract.body>;
type Answer = z.output<typeof decideContract.answer>;
type OutcomeReport = z.output<typeof reportOutcomeContract.body>;
type Status = ReviewResource['status'];
type Held = {
  readonly asked: Asked;
  readonly decision: Answer;
  status: Status;
  isUsed: boolean;
  text: string;
};

/** What a test decides about one request; the rest of the answer is filled in. */
export type Ruling = Pick<Answer, 'effect'> & Partial<Answer>;

const AT = '2026-01-01T00:00:00.000Z';
const UNTIL = '2026-01-01T00:30:00.000Z';

/**
 * A server that speaks the contracts of deciding, reporting and reviews over real HTTP, and refuses whatever does not fit
 * them. It decides nothing: the test rules. An approved review lifts the same request once.
 */
export class ContractGate {
  readonly asked: Asked[] = [];
  readonly reports: ({ readonly decisionId: string } & OutcomeReport)[] = [];
  readonly #reviews = new Map<string, Held>();
  readonly #rule: (asked: Asked) => Ruling;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #waiting: (() => void)[] = [];
  url = '';

  constructor(rule: (asked: Asked) => Ruling) {
    this.#rule = rule;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The one review that waits, once there is one. */
  async pendingReview(): Promise<string> {
    for (;;) {
      for (const [id, held] of this.#reviews) if (held.status === 'pending') return id;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Answers a review as a person would. */
  answer(reviewId: string, status: Exclude<Status, 'pending'>, said = ''): void {
    const held = this.#reviews.get(reviewId);
    if (!held) throw new Error(`no review ${reviewId}`);
    held.status = status;
    held.text = said;
    this.#wake();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const path = url.pathname.replace('/api/v1', '');
    const [, , id = ''] = path.split('/');
    const body = request.method === 'POST' ? JSON.parse(await text(request)) : null;
    const reply = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const problem = (status: number, code: string, detail: string) =>
      reply(status, {
        type: `/docs/errors/${code}`,
        title: code,
        status,
        detail,
        code,
        requestId: 'req_test',
      });
    try {
      if (!/^Bearer csk_/.test(request.headers.authorization ?? ''))
        problem(401, 'unauthenticated', 'No key.');
      else if (path === '/decisions') reply(200, this.#decide(decideContract.body.parse(body)));
      else if (path === '/decisions/batch') {
        const { requests } = decideBatchContract.body.parse(body);
        reply(200, { decisions: requests.map((each) => this.#decide(each)) });
      } else if (path.endsWith('/outcome')) {
        reply(201, this.#record(id, reportOutcomeContract.body.parse(body)));
      } else if (path.startsWith('/reviews/') && this.#reviews.has(id)) {
        const { wait } = readReviewContract.query.parse(Object.fromEntries(url.searchParams));
        reply(200, await this.#review(id, wait > 0));
      } else problem(404, 'not_found', 'Nothing is there, or it is not yours to see.');
    } catch (error) {
      problem(400, 'invalid_request', error instanceof Error ? error.message : 'Failed.');
    }
  }

  #decide(asked: Asked): Answer {
    this.asked.push(asked);
    const lifting = this.#reviews.get(asked.reviewId ?? '');
    const isLifted = lifting?.status === 'approved' && !lifting.isUsed && isSame(lifting.asked, asked);
    if (lifting && isLifted) lifting.isUsed = true;
    const n = this.asked.length;
    const decision = decideContract.answer.parse(
      filled(isLifted ? { effect: 'allow' } : this.#rule(asked), asked, n),
    );
    if (decision.review) {
      this.#reviews.set(decision.review.id, { asked, decision, status: 'pending', isUsed: false, text: '' });
      this.#wake();
    }
    return decision;
  }

  #record(decisionId: string, report: OutcomeReport): z.output<typeof OutcomeResource> {
    this.reports.push({ decisionId, ...report });
    return reportOutcomeContract.answer.parse({ ...report, reportedAt: AT });
  }

  async #review(id: string, waits: boolean): Promise<ReviewResource> {
    const held = this.#reviews.get(id);
    while (waits && held?.status === 'pending') {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const { action, agentId } = held?.asked ?? {};
    const { tier, requestDigest, id: decisionId, revision } = held?.decision ?? {};
    return readReviewContract.answer.parse({
      ...{ id, status: held?.status, isUsed: held?.isUsed, text: held?.text },
      ...{ action, tier, requestDigest, decisionId, revision, openedAt: AT, expiresAt: UNTIL },
      agent: { id: agentId, key: agentId, name: agentId },
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function isSame(one: Asked, other: Asked): boolean {
  const subject = ({ action, context, resource }: Asked) => JSON.stringify([action, context, resource]);
  return subject(one) === subject(other);
}

function filled(ruling: Ruling, asked: Asked, n: number): Answer {
  const allowed = ruling.effect !== 'block' && ruling.effect !== 'review';
  const opens = ruling.effect === 'review' && asked.mode === 'enforce';
  return {
    id: `dec_${n}`,
    mode: asked.mode,
    allowed,
    summary: `Ruled: ${ruling.effect}.`,
    reasons: [],
    obligations: [],
    review: opens
      ? { id: `rev_${n}`, url: `http://countersign.example/reviews/rev_${n}`, expiresAt: UNTIL }
      : null,
    tier: asked.resourceTier ?? 'high',
    pacts: [],
    waivers: [],
    requestDigest: `sha256:${n}`,
    revision: n,
    evaluatedAt: AT,
    validUntil: allowed ? UNTIL : null,
    ...ruling,
  };
}
