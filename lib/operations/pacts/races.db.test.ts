import { beforeAll, expect, it } from 'vitest';
import { readPact } from '#lib/operations/pacts/read-pact.ts';
import { restoreVersion } from '#lib/operations/pacts/restore-version.ts';
import { withdrawVersion } from '#lib/operations/pacts/withdraw-version.ts';
import { canonicalJson } from '#lib/platform/canonical-json.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import { insertSignature } from '#lib/store/pact-versions.ts';
import { write } from '#lib/store/transaction.ts';
import { headOf } from '#lib/testing/heads.ts';
import {
  activateAs,
  approveAs,
  submitNew,
  submitNext,
  textOf,
  type VersionRef,
} from '#lib/testing/pact-life.ts';
import { clauseOf } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedMember,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const ROUNDS = 12;
let here: SeededWorkspace;
let leads: readonly SeededMember[];
let approvers: readonly SeededMember[];

beforeAll(async () => {
  here = await seedWorkspace();
  leads = await Promise.all([1, 2].map(() => seedMember(here, { role: 'trust_lead' })));
  approvers = await Promise.all([1, 2, 3].map(() => seedMember(here, { role: 'approver' })));
});

const [author, other] = [() => leadAt(0), () => leadAt(1)];
function leadAt(index: number) {
  const lead = leads[index];
  if (!lead) throw new Error('the leads are seeded before the first test');
  return lead.scope;
}
const idOf = (member: SeededMember | undefined) => member?.principal.personId ?? '';
const [approverId, leadId] = [() => idOf(approvers[0]), () => idOf(leads[0])];
const outcomes = (steps: readonly Promise<unknown>[]) =>
  Promise.all(
    steps.map((step) =>
      step.then(
        () => 'done',
        (error: { code?: string }) => error.code ?? String(error),
      ),
    ),
  );
const statusesOf = async (pactKey: string) =>
  (await readPact(here.scope, { params: { pactKey } })).versions.map(({ status }) => status);

async function approvedVersion(key: string): Promise<VersionRef> {
  const version = await submitNew(author(), textOf(key));
  await approveAs(other(), version);
  return version;
}

it('counts every one of the people who approve at the same moment, each once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = await submitNew(author(), { ...textOf(`approve-${round}`), approvalsNeeded: 3 });
    const twice = [...approvers, ...approvers].map((member) => approveAs(member.scope, version));
    const answers = (await outcomes(twice)).sort();
    // Whoever comes after the third signature finds the version approved already.
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(3);
    expect(
      answers.filter((answer) => !['done', 'approval_repeated', 'version_not_in_review'].includes(answer)),
    ).toEqual([]);
    expect(await statusesOf(version.pactKey)).toEqual(['approved']);
  }
});

it('puts a version in force once, however many activate it at the same moment', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const version = await approvedVersion(`once-${round}`);
    const { revision } = await headOf(here);
    const answers = await outcomes(
      [author(), other(), here.scope].map((scope) => activateAs(scope, version)),
    );
    expect(answers.sort()).toEqual(['done', 'pact_status', 'pact_status']);
    expect(await statusesOf(version.pactKey)).toEqual(['active']);
    expect(await headOf(here)).toEqual({ revision: revision + 1, guard: revision + 1 });
  }
});

/** A second approved version beside the first, which no step of the product would make. */
async function besides(first: VersionRef): Promise<VersionRef> {
  const content = textOf(first.pactKey, clauseOf({ title: 'Other words' }));
  const text = canonicalJson(content);
  const { pact } = await readPact(here.scope, { params: first });
  const version = { workspaceId: here.workspaceId, pactId: pact.id, number: 2 };
  const digest = sha256(text);
  const signature = { pactId: pact.id, number: 2, personId: leadId(), kind: 'approval', digest } as const;
  await write(author(), async (transaction) => {
    const { db } = transaction;
    await db.pactVersion.create({
      data: { ...version, content: text, digest, authorId: approverId() },
      select: { number: true },
    });
    await db.pactVersionStatus.create({ data: { ...version, status: 'approved' }, select: { number: true } });
    await insertSignature(transaction, signature);
    transaction.touch('pact', pact.id);
  });
  return { pactKey: first.pactKey, number: 2, digest };
}

it('leaves exactly one version in force where two are activated at the same moment', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await approvedVersion(`two-${round}`);
    const second = await besides(first);
    const answers = await outcomes([activateAs(author(), first), activateAs(other(), second)]);
    // The later one supersedes the earlier one; none is lost half way.
    expect(answers).toEqual(['done', 'done']);
    expect((await statusesOf(first.pactKey)).sort()).toEqual(['active', 'superseded']);
  }
});

it('has exactly one version of a pact in force while versions are activated and withdrawn against each other', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await approvedVersion(`against-${round}`);
    await activateAs(author(), first);
    const second = await submitNext(
      author(),
      first,
      textOf(first.pactKey, clauseOf({ title: 'Other words' })),
    );
    await approveAs(other(), second);
    const call = { params: { pactKey: first.pactKey, number: first.number }, body: { reason: 'Out.' } };
    await withdrawVersion(author(), call);
    const [activated, withdrawn] = await outcomes([
      activateAs(author(), second),
      withdrawVersion(other(), call),
    ]);
    // The one that came second finds the first version gone, or superseded.
    expect(activated).toBe('done');
    expect(['done', 'pact_status']).toContain(withdrawn);
    const [newest, oldest] = await statusesOf(first.pactKey);
    expect([newest, oldest]).toEqual(['active', withdrawn === 'done' ? 'withdrawn' : 'superseded']);
  }
});

it('lets one of several versions wait at a time, however they are submitted', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await approvedVersion(`waits-${round}`);
    await activateAs(author(), first);
    const second = await submitNext(
      author(),
      first,
      textOf(first.pactKey, clauseOf({ title: 'Other words' })),
    );
    await approveAs(other(), second);
    await activateAs(author(), second);
    const call = { params: { pactKey: first.pactKey, number: 1 }, body: { reason: 'As it was.' } };
    const answers = await outcomes([1, 2, 3].map(() => restoreVersion(author(), call)));
    expect(answers.sort()).toEqual(['done', 'pact_status', 'pact_status']);
    expect(await statusesOf(first.pactKey)).toEqual(['in_review', 'active', 'superseded']);
  }
});
