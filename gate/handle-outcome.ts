import type { Answer, Exchange, GateContext } from '#gate/context.ts';
import { enter } from '#gate/enter.ts';
import { readBody } from '#gate/read-body.ts';
import { parseWith } from '#lib/api/parse-input.ts';
import { reportOutcomeContract } from '#lib/contracts/decisions.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';

/** `POST /decisions/{decisionId}/outcome`. */
export async function handleOutcome(context: GateContext, exchange: Exchange): Promise<Answer> {
  const { key } = await enter(context, exchange, 'decision:report');
  const { decisionId } = parseWith(reportOutcomeContract.params, exchange.params, 'path');
  const body = parseWith(reportOutcomeContract.body, await readBody(exchange.request));
  const { workspaceId, agentId } = key;
  const report = { workspaceId, decisionId, callerAgentId: agentId, ...body };
  const { status, detail, reportedAt } = await context.gate.reportOutcome(report);
  return {
    status: 201,
    body: JSON.stringify({ status, detail, reportedAt: timestamp(reportedAt) }),
    revision: context.gate.revisionOf(workspaceId),
  };
}
