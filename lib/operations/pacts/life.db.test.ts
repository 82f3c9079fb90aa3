import { beforeAll, describe, expect, it } from 'vitest';
import { presentVersion } from '#lib/contracts/present-pacts.ts';
import { updateWorkspace } from '#lib/operations/access/update-workspace.ts';
import { approveVersion } from '#lib/operations/pacts/approve-version.ts';
import { ratifyVersion } from '#lib/operations/pacts/ratify-version.ts';
import { readDraft } from '#lib/operations/pacts/read-draft.ts';
import { readPact } from '#lib/operations/pacts/read-pact.ts';
import { readVersion } from '#lib/operations/pacts/read-version.ts';
import { restoreVersion } from '#lib/operations/pacts/restore-version.ts';
import { saveDraft } from '#lib/operations/pacts/save-draft.ts';
import { sendBackVersion } from '#lib/operations/pacts/send-back-version.ts';
import { submitDraft } from '#lib/operations/pacts/submit-draft.ts';
import { withdrawVersion } from '#lib/operations/pacts/withdraw-version.ts';
import { read } from '#lib/store/transaction.ts';
import { headOf } from '#lib/testing/heads.ts';
import {
  activateAs,
  approveAs,
  refusalOf,
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

let here: SeededWorkspace;
let lead: SeededMember;
let approver: SeededMember;
let operator: SeededMember;

beforeAll(async () => {
  here = await seedWorkspace();
  lead = await seedMember(here, { role: 'trust_lead' });
  approver = await seedMember(here, { role: 'approver' });
  operator = await seedMember(here, { role: 'operator' });
});

const at = ({ pactKey, number }: VersionRef) => ({ params: { pactKey, number } });
const statuses = async (pactKey: string) =>
  (await readPact(here.scope, { params: { pactKey } })).versions.map(
    ({ number, status }) => `${number} ${status}`,
  );
const eventsOf = (pactId: string) =>
  read(here.scope, async ({ db }) => {
    const where = { workspaceId: here.workspaceId, subjectId: pactId };
    const rows = await db.event.findMany({ where, orderBy: { id: 'asc' }, select: { type: true } });
    return rows.map((row) => row.type);
  });

describe('the life of a pact', () => {
  it('goes from draft to force, to the next version, out of force and back, and each step is on record', async () => {
    const first = await submitNew(lead.scope, textOf('whole-life'));
    expect((await approveAs(approver.scope, first)).version.status).toBe('approved');
    const active = await activateAs(lead.scope, first);
    expect(active.version).toMatchObject({ status: 'active', isSolo: false, isNarrowing: false });
    const looser = clauseOf({ requires: [{ type: 'condition', cel: 'context.amount <= 9000' }] });
    const second = await submitNext(lead.scope, first, textOf('whole-life', looser));
    await approveAs(approver.scope, second);
    await activateAs(lead.scope, second);
    expect(await statuses('whole-life')).toEqual(['2 active', '1 superseded']);
    await withdrawVersion(lead.scope, { ...at(second), body: { reason: 'Too loose.' } });
    expect(await statuses('whole-life')).toEqual(['2 active', '1 superseded']);
    await withdrawVersion(approver.scope, { ...at(second), body: { reason: 'I agree.' } });
    expect(await statuses('whole-life')).toEqual(['2 withdrawn', '1 superseded']);
    const { value } = await restoreVersion(lead.scope, { ...at(first), body: { reason: 'As it was.' } });
    expect(value.version).toMatchObject({
      number: 3,
      status: 'in_review',
      restoredFrom: 1,
      digest: first.digest,
    });
    expect(await eventsOf(value.pact.id)).toEqual([
      ...['pact.created', 'pact.submitted', 'pact.approved', 'pact.activated'],
      ...['pact.draft_started', 'pact.submitted', 'pact.approved', 'pact.superseded', 'pact.activated'],
      ...['pact.withdrawn', 'pact.withdrawn', 'pact.restored'],
    ]);
  });

  it('raises the guard with an activation and a withdrawal alone', async () => {
    const guards: number[] = [];
    const mark = async () => guards.push((await headOf(here)).guard);
    await mark();
    const version = await submitNew(lead.scope, textOf('guarded'));
    await approveAs(approver.scope, version);
    await mark();
    await activateAs(lead.scope, version);
    await mark();
    await withdrawVersion(lead.scope, { ...at(version), body: { reason: 'Asked.' } });
    await mark();
    await withdrawVersion(approver.scope, { ...at(version), body: { reason: 'Agreed.' } });
    await mark();
    const rises = guards.slice(1).map((guard, index) => guard > (guards[index] ?? 0));
    expect(rises).toEqual([false, true, false, true]);
  });
});

describe('an approval', () => {
  it('is never the author’s, nor twice one person’s, nor of another text', async () => {
    const version = await submitNew(lead.scope, { ...textOf('signed'), approvalsNeeded: 2 });
    expect(await refusalOf(approveAs(lead.scope, version))).toBe('approval_own');
    const other = { ...version, digest: 'sha256:0' };
    expect(await refusalOf(approveAs(approver.scope, other))).toBe('approval_digest');
    expect((await approveAs(approver.scope, version)).version.status).toBe('in_review');
    expect(await refusalOf(approveAs(approver.scope, version))).toBe('approval_repeated');
    expect(await refusalOf(activateAs(lead.scope, version))).toBe('approvals_missing');
    expect((await approveAs(here.owner.scope, version)).version.status).toBe('approved');
  });

  it('is asked for as often as the workspace says, where that is more than the pact says', async () => {
    await updateWorkspace(here.scope, { body: { minApprovals: 2 } });
    const version = await submitNew(lead.scope, textOf('minimum'));
    const view = await approveAs(approver.scope, version);
    await updateWorkspace(here.scope, { body: { minApprovals: 1 } });
    expect(view.approvalsNeeded).toBe(2);
    expect(view.version.status).toBe('in_review');
  });

  it('is refused to a key, whoever made it', async () => {
    const version = await submitNew(lead.scope, textOf('by-key'));
    const principal = {
      type: 'key',
      keyId: 'key_x',
      name: 'K',
      env: 'live',
      scopes: ['admin'],
      agentId: null,
    } as const;
    const scope = { ...lead.scope, principal: { ...principal, workspaceId: here.workspaceId } };
    const call = { ...at(version), body: { digest: version.digest } };
    expect(await refusalOf(approveVersion(scope, call))).toBe('person_required');
  });
});

describe('a version that was sent back', () => {
  it('is closed with its reason, and its text is the draft again', async () => {
    const version = await submitNew(lead.scope, textOf('sent-back'));
    const { value } = await sendBackVersion(approver.scope, {
      ...at(version),
      body: { reason: 'Name an owner.' },
    });
    expect(value.version).toMatchObject({ status: 'sent_back', reason: 'Name an owner.' });
    const { draft, nextVersion } = await readDraft(lead.scope, { params: { pactKey: 'sent-back' } });
    expect(draft.content).toEqual(value.version.content);
    expect([draft.basedOn, nextVersion]).toEqual([1, 2]);
    expect(await refusalOf(approveAs(approver.scope, version))).toBe('version_not_in_review');
  });

  it('keeps no approval: the next text names who had approved, which digest, and whose edit of which clause ended it', async () => {
    const first = await submitNew(lead.scope, textOf('voided'));
    await approveAs(approver.scope, first);
    const back = await sendBackVersion(here.scope, { ...at(first), body: { reason: 'Too high.' } });
    expect(presentVersion(back.value).voidedApprovals).toMatchObject([{ editor: null }]);
    const params = { pactKey: 'voided' };
    const { draft } = await readDraft(lead.scope, { params });
    const body = textOf('voided', clauseOf({ title: 'Other words' }));
    const saved = await saveDraft(here.scope, { params, body, ifMatch: String(draft.etag) });
    const ifMatch = String(saved.value.draft.etag);
    const { value } = await submitDraft(here.scope, { params, body: { note: '' }, ifMatch });
    const { voidedApprovals, approvals, signatures } = presentVersion(value);
    expect(voidedApprovals).toMatchObject([
      {
        person: { id: approver.principal.personId },
        number: 1,
        digest: first.digest,
        editor: { id: here.owner.principal.personId },
        clauses: [1],
      },
    ]);
    expect([approvals.given, signatures]).toEqual([0, []]);
  });
});

describe('a version that only narrows', () => {
  it('may be put in force by one operator, is marked until a second person ratifies it, and nothing wider may', async () => {
    const first = await submitNew(lead.scope, textOf('narrowing'));
    await approveAs(approver.scope, first);
    await activateAs(lead.scope, first);
    const extra = clauseOf({
      key: 'hours',
      authorises: false,
      requires: [{ type: 'condition', cel: 'has(context.invoice)' }],
    });
    const narrower = await submitNext(lead.scope, first, textOf('narrowing', clauseOf(), extra));
    const view = await activateAs(operator.scope, narrower);
    expect(view.version).toMatchObject({
      status: 'active',
      isNarrowing: true,
      isSolo: false,
      ratifiedAt: null,
    });
    const { ratifyBy, activatedAt } = view.version;
    expect((ratifyBy?.getTime() ?? 0) - (activatedAt?.getTime() ?? 0)).toBe(72 * 3_600_000);
    const call = { ...at(narrower), body: { digest: narrower.digest } };
    expect(await refusalOf(ratifyVersion(operator.scope, call))).toBe('approval_own');
    expect((await ratifyVersion(approver.scope, call)).value.version.ratifiedAt).not.toBeNull();
    const wider = await submitNext(
      lead.scope,
      narrower,
      textOf('narrowing', clauseOf({ requires: [] }), extra),
    );
    await approveAs(approver.scope, wider);
    expect(await refusalOf(activateAs(operator.scope, wider))).toBe('forbidden');
  });
});

describe('working alone', () => {
  it('puts a version in force marked solo; once a second person can approve, they ratify, and alone is over', async () => {
    const alone = await seedWorkspace();
    const version = await submitNew(alone.scope, textOf('solo'));
    expect((await activateAs(alone.scope, version)).version).toMatchObject({
      status: 'active',
      isSolo: true,
    });
    const second = await seedMember(alone, { role: 'approver' });
    const next = await submitNext(alone.scope, version, textOf('solo', clauseOf({ title: 'Other words' })));
    expect(await refusalOf(activateAs(alone.scope, next))).toBe('approvals_missing');
    const call = { ...at(version), body: { digest: version.digest } };
    expect(await refusalOf(ratifyVersion(alone.scope, call))).toBe('approval_own');
    const { value } = await ratifyVersion(second.scope, call);
    expect(value.version).toMatchObject({ status: 'active', isSolo: true });
    expect(value.version.ratifiedAt).not.toBeNull();
    expect(await refusalOf(ratifyVersion(second.scope, call))).toBe('pact_status');
  });
});

describe('what a person may do with a version', () => {
  it('says on every button what the step itself would answer', async () => {
    const version = await submitNew(lead.scope, textOf('may'));
    const seenBy = async (member: SeededMember) =>
      presentVersion(await readVersion(member.scope, at(version))).may;
    expect((await seenBy(lead)).approve).toEqual({
      allowed: false,
      reason: expect.stringContaining('Somebody else'),
    });
    expect((await seenBy(lead)).activate.reason).toBe('One approval is missing.');
    expect((await seenBy(approver)).approve.allowed).toBe(true);
    expect((await seenBy(operator)).approve.reason).toBe(
      'This needs the role owner, trust lead or approver.',
    );
    await approveAs(approver.scope, version);
    expect((await seenBy(lead)).activate.allowed).toBe(true);
  });
});

describe('another workspace', () => {
  it('sees no pact, draft or version of this one, and its steps find nothing', async () => {
    const version = await submitNew(lead.scope, textOf('private'));
    const elsewhere = await seedWorkspace();
    const { pact } = await readPact(here.scope, { params: { pactKey: 'private' } });
    for (const pactKey of ['private', pact.id]) {
      const call = { params: { pactKey, number: 1 } };
      expect(await refusalOf(readPact(elsewhere.scope, call))).toBe('not_found');
      expect(await refusalOf(readDraft(elsewhere.scope, call))).toBe('not_found');
      expect(await refusalOf(readVersion(elsewhere.scope, call))).toBe('not_found');
      expect(await refusalOf(approveAs(elsewhere.scope, { ...version, pactKey }))).toBe('not_found');
      expect(await refusalOf(activateAs(elsewhere.scope, { ...version, pactKey }))).toBe('not_found');
    }
  });
});
