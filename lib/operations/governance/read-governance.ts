import type { Scope } from '#lib/domain/access/principal.ts';
import { makeBoard } from '#lib/domain/evidence/board.ts';
import type { Board } from '#lib/domain/evidence/board-types.ts';
import { unchangedSince, whatWeakens } from '#lib/domain/governance/answers.ts';
import type { ClauseAnswers, Governance } from '#lib/domain/governance/types.ts';
import type { Override } from '#lib/domain/overrides/types.ts';
import { approvalsNeeded } from '#lib/domain/pacts/lifecycle.ts';
import type { PactVersion, Signature } from '#lib/domain/pacts/stored.ts';
import type { Clause } from '#lib/domain/pacts/types.ts';
import { notFound, Problem } from '#lib/domain/problems/problem.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { readBoardFacts } from '#lib/store/evidence-board.ts';
import * as overrides from '#lib/store/overrides.ts';
import { listWhoMay, namePeople, readMinApprovals } from '#lib/store/pact-surroundings.ts';
import { listSignatures, listVersions } from '#lib/store/pact-versions.ts';
import { findPact } from '#lib/store/pacts.ts';
import { read, type Transaction } from '#lib/store/transaction.ts';

type ReadGovernanceCall = { readonly params: { readonly pactKey: string } };

/** The most overrides of one pact that are told of here; `/overrides` lists them all. */
const MOST_OVERRIDES = 200;

/** The five questions about a pact, answered from what is in force. Raises `pact_status` where nothing is. */
export async function readGovernance(scope: Scope, { params }: ReadGovernanceCall): Promise<Governance> {
  return read(scope, async (transaction) => {
    const pact = await findPact(transaction, params.pactKey);
    if (!pact) throw notFound();
    const versions = await listVersions(transaction, [pact.id]);
    const at = versions.findIndex(({ status }) => status === 'active');
    const active = versions[at];
    if (!active)
      throw new Problem('pact_status', `No version of ${pact.key} is in force, so nothing is promised.`);
    const now = systemClock();
    const facts = await readBoardFacts(transaction);
    const board = makeBoard(
      { ...facts, pacts: facts.pacts.filter(({ pactId }) => pactId === pact.id) },
      now.getTime(),
    );
    const running = await overrides.list(
      transaction,
      { states: ['active'], pactId: pact.id, owesReview: false },
      { limit: MOST_OVERRIDES, beforeId: null, now },
    );
    const teams = new Map(facts.teams.map((team) => [team.key, team]));
    const answers = { versions: versions.slice(at), board, running, teams };
    return {
      pact: { id: pact.id, key: pact.key, name: pact.name },
      version: versionOf(active),
      signed: await signedBy(transaction, active),
      change: await changeOf(transaction, active),
      agents: board.agents,
      clauses: active.content.clauses.map((clause) => answersOf(clause, answers)),
      at: now,
    };
  });
}

function versionOf({ number, digest, activatedAt, isSolo, ratifiedAt }: PactVersion): Governance['version'] {
  return { number, digest, activatedAt, isSolo, isRatified: ratifiedAt !== null };
}

async function signedBy(transaction: Transaction, version: PactVersion): Promise<Governance['signed']> {
  const signatures = await listSignatures(transaction, version.pactId, version.number);
  const { authorId, submittedAt, activatedById, activatedAt } = version;
  const lines: { personId: string; as: Governance['signed'][number]['as']; at: Date }[] = [
    { personId: authorId, as: 'author', at: submittedAt },
    ...signatures.map(({ personId, kind, at }: Signature) => ({ personId, as: kind, at })),
    ...(activatedById && activatedAt
      ? [{ personId: activatedById, as: 'activation' as const, at: activatedAt }]
      : []),
  ];
  const people = await namePeople(
    transaction,
    lines.map(({ personId }) => personId),
  );
  return lines
    .map(({ personId, ...line }) => ({ ...line, person: named(people.get(personId), personId) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function named(person: { readonly id: string; readonly name: string } | undefined, id: string) {
  return { id, name: person?.name ?? id };
}

async function changeOf(transaction: Transaction, { content }: PactVersion): Promise<Governance['change']> {
  const mayDraft = await listWhoMay(transaction, 'pact:draft');
  const mayApprove = await listWhoMay(transaction, 'pact:approve');
  return {
    approvalsNeeded: approvalsNeeded(await readMinApprovals(transaction), content.approvalsNeeded),
    mayDraft: mayDraft.map(({ id, name }) => ({ id, name })),
    mayApprove: mayApprove.map(({ id, name }) => ({ id, name })),
  };
}

type Surroundings = {
  /** The version in force, then those before it. */
  readonly versions: readonly PactVersion[];
  readonly board: Board;
  readonly running: readonly Override[];
  readonly teams: ReadonlyMap<string, { readonly key: string; readonly name: string }>;
};

function answersOf(clause: Clause, { versions, board, running, teams }: Surroundings): ClauseAnswers {
  return {
    clause,
    owner: teams.get(clause.owner) ?? { key: clause.owner, name: clause.owner },
    since: unchangedSince(versions, clause.key) ?? versions[0]?.number ?? 0,
    proof: board.rows.filter((row) => row.clause.key === clause.key),
    weakens: whatWeakens(clause),
    overrides: running
      .filter(({ target }) => target.type === 'clause' && target.clause === clause.key)
      .map(({ id, endsAt, isBreakGlass }) => ({ id, endsAt, isBreakGlass })),
  };
}
