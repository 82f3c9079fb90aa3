import { mayDecide } from '#lib/domain/access/keys.ts';
import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import { isPass } from '#lib/domain/evidence/results.ts';
import { type Reporter, refuseEvidence } from '#lib/domain/evidence/rules.ts';
import {
  claimOf,
  type EvidenceInput,
  fault,
  findNamed,
  type Looked,
  lookUp,
  type Place,
} from '#lib/operations/evidence/claims.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import { insertMany, type NewEvidence } from '#lib/store/evidence.ts';
import { advanceHeads, type HeadPlace, refillHeads } from '#lib/store/evidence-heads.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/**
 * Keeps every item or none, moves the heads they touch and tells of them once. Answers the ids in the items' order.
 * A correction can take standing proof away, so no decision made before follows it.
 */
export async function saveEvidence(
  transaction: WriteTransaction,
  items: readonly EvidenceInput[],
  place: Place,
): Promise<string[]> {
  const looked = await lookUp(transaction, items, place);
  const now = systemClock();
  assertAll(looked, transaction.scope, now, place);
  const rows = looked.map((one) => rowOf(one, transaction.scope, now));
  await insertMany(transaction, rows);
  const ids = rows.map(({ id }) => id);
  await advanceHeads(transaction, ids);
  await refillHeads(transaction, looked.flatMap(correctedPlace));
  tell(transaction, looked, rows);
  return ids;
}

/** Refuses, by path, an item that could not be kept whatever its result is: what is cheap to see before a file is read. */
export async function assertReportable(transaction: Transaction, item: EvidenceInput): Promise<void> {
  const looked = await findNamed(transaction, [item], () => '');
  assertAll(looked, transaction.scope, systemClock(), () => '');
}

function assertAll(looked: readonly Looked[], scope: Scope, now: Date, place: Place): void {
  const reporter = reporterOf(scope);
  const corrected = new Set<string>();
  for (const [index, one] of looked.entries()) {
    const refusal = refuseEvidence(claimOf(one), reporter, now.getTime());
    if (refusal) throw fault(refusal.code, `${place(index)}${refusal.field}`, refusal.message);
    const { corrects } = one.item;
    if (corrects === undefined) continue;
    if (corrected.has(corrects))
      throw fault('evidence_correction', `${place(index)}corrects`, 'is corrected twice in this request');
    corrected.add(corrects);
  }
}

function reporterOf({ principal }: Scope): Reporter {
  if (principal.type !== 'key') return { key: null };
  const { keyId, agentId, env, scopes } = principal;
  return { key: { id: keyId, agentId, isTest: env === 'test', mayDecide: mayDecide(scopes) } };
}

function rowOf({ item, agent, check, source, observedAt }: Looked, scope: Scope, now: Date): NewEvidence {
  const { method, result, buildDigest = null, artifactDigest = null, signature = null } = item;
  return {
    id: newId('evidence'),
    agentId: agent.id,
    checkId: check.id,
    sourceId: source?.id ?? null,
    ...{ method, result, observedAt, buildDigest, artifactDigest, signature },
    receivedAt: now,
    countsFrom: observedAt < now ? observedAt : now,
    corrects: item.corrects ?? null,
    note: item.note ?? '',
    createdById: principalId(scope.principal),
  };
}

function correctedPlace({ corrected }: Looked): HeadPlace[] {
  if (!corrected) return [];
  const { agent, check, method, buildDigest } = corrected;
  return [{ agentId: agent.id, checkId: check.id, method, buildDigest: buildDigest ?? '' }];
}

function tell(transaction: WriteTransaction, looked: readonly Looked[], rows: readonly NewEvidence[]): void {
  const [first] = rows;
  if (!first) return;
  const distinct = (texts: readonly string[]) => [...new Set(texts)].sort();
  const payload = {
    evidence: first.id,
    count: rows.length,
    failed: rows.filter(({ result }) => !isPass(result, null)).length,
    agents: distinct(looked.map(({ agent }) => agent.key)),
    checks: distinct(looked.map(({ check }) => check.key)),
    // Which check of which agent, by which method: what was told of the age of such proof is settled by it.
    proves: distinct(
      looked.map(({ agent, check }, index) => `${agent.key}:${check.key}:${rows[index]?.method ?? ''}`),
    ),
    sources: distinct(looked.flatMap(({ source }) => source?.key ?? [])),
    methods: distinct(rows.map(({ method }) => method)),
  };
  transaction.record({ type: 'evidence.recorded', subject: { type: 'evidence', id: first.id }, payload });
  transaction.tell({ topic: 'evidence.recorded', subjectId: first.id, payload });
  for (const [index, { corrected, agent, check }] of looked.entries()) {
    const id = rows[index]?.id ?? '';
    if (!corrected) continue;
    const what = { corrects: corrected.id, agent: agent.key, check: check.key };
    transaction.record({ type: 'evidence.corrected', subject: { type: 'evidence', id }, payload: what });
  }
  if (looked.some(({ corrected }) => corrected)) transaction.raiseGuard();
  for (const agentId of distinct(rows.map((row) => row.agentId))) transaction.touch('evidence', agentId);
}
