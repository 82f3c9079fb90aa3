import type { Agent } from '#lib/domain/agents/types.ts';
import type { EvidenceClaim } from '#lib/domain/evidence/rules.ts';
import { signedStatement } from '#lib/domain/evidence/signed-statement.ts';
import type { Check, CheckResult, Evidence, Source } from '#lib/domain/evidence/types.ts';
import type { EvidenceMethod } from '#lib/domain/pacts/types.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { signatureFits } from '#lib/platform/statement-signing.ts';
import * as agents from '#lib/store/agents.ts';
import * as checks from '#lib/store/checks.ts';
import * as evidence from '#lib/store/evidence.ts';
import { holdEvidence } from '#lib/store/evidence-heads.ts';
import * as sources from '#lib/store/sources.ts';
import type { Transaction, WriteTransaction } from '#lib/store/transaction.ts';

/** Evidence as it is offered. */
export type EvidenceInput = {
  /** An agent's id or key. */
  readonly agent: string;
  readonly check: string;
  readonly source?: string;
  readonly method: EvidenceMethod;
  readonly result: CheckResult;
  readonly observedAt: string;
  readonly buildDigest?: string;
  readonly artifactDigest?: string;
  readonly signature?: string;
  readonly corrects?: string;
  readonly note?: string;
};

/** One item with everything it names. */
export type Looked = {
  readonly item: EvidenceInput;
  readonly agent: Agent;
  readonly check: Check;
  readonly source: Source | null;
  readonly corrected: Evidence | null;
  readonly observedAt: Date;
};

/** Where item `index` stands in the request, before a field's name: empty, or `items.3.`. */
export type Place = (index: number) => string;

/**
 * Finds what the items name, or refuses by path.
 * INVARIANT: the agents' evidence is held before any of it is read, so of two corrections of one thing one is seen by the
 * other. Sources are held before they are read: one that is retired or loses a power meanwhile reports nothing by it.
 */
export async function lookUp(
  transaction: WriteTransaction,
  items: readonly EvidenceInput[],
  place: Place,
): Promise<Looked[]> {
  await sources.holdUnchanged(
    transaction,
    items.flatMap(({ source }) => source ?? []),
  );
  const found = await findNamed(transaction, items, place);
  await holdEvidence(
    transaction,
    found.map(({ agent }) => agent.id),
  );
  const corrected = await evidence.findAll(
    transaction,
    items.flatMap(({ corrects }) => corrects ?? []),
  );
  return found.map((one) => ({ ...one, corrected: corrected.get(one.item.corrects ?? '') ?? null }));
}

/** The agent, check and source that each item names, or a refusal by path. Evidence that it corrects is not looked up. */
export async function findNamed(
  transaction: Transaction,
  items: readonly EvidenceInput[],
  place: Place,
): Promise<Looked[]> {
  const knownAgents = await agents.findAllNamed(
    transaction,
    items.map(({ agent }) => agent),
  );
  const knownChecks = await checks.findByKeys(
    transaction,
    items.map(({ check }) => check),
  );
  const knownSources = await sources.findByKeys(
    transaction,
    items.flatMap(({ source }) => source ?? []),
  );
  return items.map((item, index) => {
    const named = <T>(field: string, kind: string, text: string, found: T | undefined): T => {
      if (found !== undefined) return found;
      throw fault('invalid_request', `${place(index)}${field}`, `names no ${kind} here: ${text}`);
    };
    const { source } = item;
    return {
      item,
      agent: named('agent', 'agent', item.agent, knownAgents.get(item.agent)),
      check: named('check', 'check', item.check, knownChecks.get(item.check)),
      source: source === undefined ? null : named('source', 'source', source, knownSources.get(source)),
      corrected: null,
      observedAt: new Date(item.observedAt),
    };
  });
}

/** The item as the rules look at it. */
export function claimOf({ item, agent, check, source, corrected, observedAt }: Looked): EvidenceClaim {
  return {
    agent: { id: agent.id, key: agent.key, owner: agent.owner.key, isRetired: agent.retiredAt !== null },
    check: { key: check.key, isRetired: check.retiredAt !== null },
    source: source && { ...source, owner: source.owner.key, isRetired: source.retiredAt !== null },
    method: item.method,
    result: item.result,
    observedAt: observedAt.getTime(),
    signature: signatureState(item, agent, source, observedAt),
    ...(item.corrects !== undefined && { corrected: correctedOf(corrected) }),
  };
}

function correctedOf(corrected: Evidence | null): EvidenceClaim['corrected'] {
  return (
    corrected && {
      agentId: corrected.agent.id,
      check: corrected.check.key,
      sourceId: corrected.source?.id ?? null,
      method: corrected.method,
      observedAt: corrected.observedAt.getTime(),
      correctedBy: corrected.correctedBy,
    }
  );
}

function signatureState(
  item: EvidenceInput,
  agent: Agent,
  source: Source | null,
  observedAt: Date,
): EvidenceClaim['signature'] {
  if (item.signature === undefined) return 'none';
  if (!source?.publicKey) return 'unchecked';
  const { check, method, result, buildDigest = null, artifactDigest = null } = item;
  const stated = { agent: agent.key, check, method, result, observedAt, buildDigest, artifactDigest };
  const text = canonicalJson(signedStatement(stated));
  return signatureFits(source.publicKey, text, item.signature) ? 'fits' : 'does_not_fit';
}

/** A problem at one field. */
export function fault(code: Problem['code'], path: string, message: string): Problem {
  return new Problem(code, `${path}: ${message}`, { errors: [{ path, message }] });
}
