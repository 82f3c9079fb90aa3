import type * as z from 'zod';
import type { Answer, Exchange, GateContext } from '#gate/context.ts';
import { enter } from '#gate/enter.ts';
import { readBody } from '#gate/read-body.ts';
import { parseWith } from '#lib/api/parse-input.ts';
import { DecideBody, decideBatchContract } from '#lib/contracts/decisions.ts';
import { presentDecision } from '#lib/contracts/present-decision.ts';
import type { KeptDecision } from '#lib/domain/decisions/kept-decision.ts';
import type { DecisionRequest } from '#lib/domain/decisions/types.ts';
import type { Ask } from '#lib/gate/decider.ts';
import type { KeyFact } from '#lib/gate/snapshot/types.ts';

type Body = z.output<typeof DecideBody>;
type Batch = z.output<(typeof decideBatchContract)['body']>;

/** `POST /decisions`. */
export async function handleDecide(context: GateContext, exchange: Exchange): Promise<Answer> {
  const { key } = await enter(context, exchange, 'decision:make');
  const body = parseWith(DecideBody, await readBody(exchange.request));
  const decision = await context.gate.decide(key, askOf(body));
  return {
    status: 200,
    body: JSON.stringify(presentDecision(decision, context.productUrl)),
    revision: decision.revision,
  };
}

/** `POST /decisions/batch`. */
export async function handleBatch(context: GateContext, exchange: Exchange): Promise<Answer> {
  const { key } = await enter(context, exchange, 'decision:make');
  const batch = parseWith(decideBatchContract.body, await readBody(exchange.request));
  const decisions = await decideAll(context, key, batch);
  const presented = decisions.map((decision) => presentDecision(decision, context.productUrl));
  return {
    status: 200,
    body: JSON.stringify({ decisions: presented }),
    revision: Math.max(0, ...decisions.map((decision) => decision.revision)),
  };
}

async function decideAll(context: GateContext, key: KeyFact, batch: Batch): Promise<KeptDecision[]> {
  if (batch.semantics === 'execute_all') {
    // All are decided before one that failed is told of: none is left under way behind the caller's back.
    const asked = batch.requests.map((body) => context.gate.decide(key, askOf(body)));
    const settled = await Promise.allSettled(asked);
    return settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
  }
  const endsWith = batch.semantics === 'permit_on_first_permit';
  const decisions: KeptDecision[] = [];
  for (const body of batch.requests) {
    const decision = await context.gate.decide(key, askOf(body));
    decisions.push(decision);
    if (decision.record.decision.allowed === endsWith) break;
  }
  return decisions;
}

function askOf({ idempotencyKey, minRevision, ...request }: Body): Ask {
  return {
    request: request satisfies DecisionRequest,
    idempotencyKey: idempotencyKey ?? null,
    minRevision: minRevision ?? null,
  };
}
