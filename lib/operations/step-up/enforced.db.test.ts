import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '#lib/domain/access/principal.ts';
import { activateVersion } from '#lib/operations/pacts/activate-version.ts';
import { approveVersion } from '#lib/operations/pacts/approve-version.ts';
import { ratifyVersion } from '#lib/operations/pacts/ratify-version.ts';
import { readVersion } from '#lib/operations/pacts/read-version.ts';
import { withdrawVersion } from '#lib/operations/pacts/withdraw-version.ts';
import {
  approveReview,
  denyReview,
  recallReview,
  steerReview,
} from '#lib/operations/reviews/answer-review.ts';
import { readReview } from '#lib/operations/reviews/read-review.ts';
import { stepUp } from '#lib/operations/step-up/step-up.ts';
import { record } from '#lib/store/step-ups.ts';
import { write } from '#lib/store/transaction.ts';
import {
  activateAs,
  approveAs,
  refusalOf,
  submitNew,
  submitNext,
  textOf,
  type VersionRef,
} from '#lib/testing/pact-life.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { causeOf, seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededMember,
  type SeededWorkspace,
  seedAgent,
  seedMember,
  seedWorkspace,
  sessionOf,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

const MINUTE_MS = 60_000;
const password = 'river stone lantern';

let here: SeededWorkspace;
let lead: SeededMember;
let approver: SeededMember;
let agentId: string;
let count = 0;

beforeAll(async () => {
  here = await seedWorkspace();
  lead = await seedMember(here, { role: 'trust_lead', password });
  approver = await seedMember(here, { role: 'approver', password });
  agentId = (await seedAgent(here, { key: 'agent_pay' })).id;
});

/** An act that needs a step-up: how to get to where it can be taken, by whom, and what the world says afterwards. */
type Act = {
  readonly name: string;
  readonly actor: () => SeededMember;
  readonly prepare: () => Promise<{
    readonly take: (scope: Scope) => Promise<unknown>;
    readonly state: () => Promise<unknown>;
  }>;
};

const nextText = () => {
  count += 1;
  return textOf(`act-${count}`);
};
const at = ({ pactKey, number }: VersionRef) => ({ params: { pactKey, number } });
const stateOf = (version: VersionRef) => async () => {
  const view = await readVersion(here.scope, at(version));
  return [view.version.status, view.version.ratifiedAt, view.signatures.length];
};
const signing = (version: VersionRef, operation: typeof approveVersion) => ({
  take: (scope: Scope) => operation(scope, { ...at(version), body: { digest: version.digest } }),
  state: stateOf(version),
});
const reviewing = ({ id, requestDigest }: { readonly id: string; readonly requestDigest: string }) => ({
  take: (scope: Scope) =>
    approveReview(scope, { params: { reviewId: id }, body: { requestDigest, text: '' } }),
  state: async () =>
    (await readReview(here.scope, { params: { reviewId: id }, query: { wait: 0 } })).review.status,
});

async function narrowed(): Promise<VersionRef> {
  const content = nextText();
  const first = await submitNew(lead.scope, content);
  await approveAs(approver.scope, first);
  await activateAs(lead.scope, first);
  const extra = clauseOf({ key: 'extra', title: 'Extra', authorises: false });
  const second = await submitNext(lead.scope, first, { ...content, clauses: [...content.clauses, extra] });
  await activateAs(lead.scope, second);
  return second;
}

const ACTS: readonly Act[] = [
  {
    name: 'approving a version',
    actor: () => approver,
    prepare: async () => signing(await submitNew(lead.scope, nextText()), approveVersion),
  },
  {
    name: 'activating a version',
    actor: () => lead,
    prepare: async () => {
      const version = await submitNew(lead.scope, nextText());
      await approveAs(approver.scope, version);
      return signing(version, activateVersion);
    },
  },
  {
    name: 'ratifying a version',
    actor: () => approver,
    prepare: async () => signing(await narrowed(), ratifyVersion),
  },
  {
    name: 'consenting to withdraw a version',
    actor: () => approver,
    prepare: async () => {
      const version = await submitNew(lead.scope, nextText());
      await approveAs(approver.scope, version);
      await activateAs(lead.scope, version);
      const take = (scope: Scope) =>
        withdrawVersion(scope, { ...at(version), body: { reason: 'Too loose.' } });
      return { take, state: stateOf(version) };
    },
  },
  {
    name: 'approving what a critical clause holds',
    actor: () => approver,
    prepare: async () => {
      count += 1;
      const { pactId } = await seedActivePact(here, { key: `critical-${count}` });
      const causes = [causeOf({ ref: `clause:${pactId}:1:transfer-limit` })];
      return reviewing(await seedReview(here, { agentId, causes }));
    },
  },
  {
    name: 'approving a critical action',
    actor: () => approver,
    prepare: async () => reviewing(await seedReview(here, { agentId, tier: 'critical' })),
  },
];

describe.each(ACTS)('$name', ({ actor, prepare }) => {
  it('is allowed to a session that signed in within ten minutes', async () => {
    const { take, state } = await prepare();
    const before = await state();
    await take(sessionOf(actor(), 9 * MINUTE_MS).scope);
    expect(await state()).not.toEqual(before);
  });

  it('is refused to one that signed in eleven minutes ago and changes nothing, until it steps up', async () => {
    const { take, state } = await prepare();
    const before = await state();
    const old = sessionOf(actor(), 11 * MINUTE_MS);
    expect(await refusalOf(take(old.scope))).toBe('step_up_required');
    expect(await state()).toEqual(before);
    await stepUp(old.scope, { body: { password } });
    await take(old.scope);
    expect(await state()).not.toEqual(before);
  });

  it('is refused where another session stepped up, or this one more than ten minutes ago', async () => {
    const { take, state } = await prepare();
    const before = await state();
    const old = sessionOf(actor(), 60 * MINUTE_MS);
    await stepUp(sessionOf(actor(), 60 * MINUTE_MS).scope, { body: { password } });
    expect(await refusalOf(take(old.scope))).toBe('step_up_required');
    const proof = { method: 'password', at: new Date(Date.now() - 10 * MINUTE_MS) } as const;
    await write(old.scope, (transaction) => {
      transaction.touch('passkey', old.principal.personId);
      return record(transaction, old.principal, proof);
    });
    expect(await refusalOf(take(old.scope))).toBe('step_up_required');
    expect(await state()).toEqual(before);
  });
});

describe('an old session', () => {
  const old = () => sessionOf(approver, 60 * MINUTE_MS).scope;
  const call = (review: { readonly id: string; readonly requestDigest: string }, text = '') => ({
    params: { reviewId: review.id },
    body: { requestDigest: review.requestDigest, text },
  });

  it('approves what is not critical', async () => {
    count += 1;
    const clauses = [clauseOf({ severity: 'major' })];
    const { pactId } = await seedActivePact(here, { key: `major-${count}`, clauses });
    const causes = [causeOf({ ref: `clause:${pactId}:1:transfer-limit` }), causeOf()];
    const review = await seedReview(here, { agentId, causes });
    expect((await approveReview(old(), call(review))).value.status).toBe('approved');
  });

  it('denies, steers and recalls, however critical', async () => {
    const seed = () => seedReview(here, { agentId, tier: 'critical' });
    expect((await denyReview(old(), call(await seed(), 'No.'))).value.status).toBe('denied');
    expect((await steerReview(old(), call(await seed(), 'Less.'))).value.status).toBe('steered');
    const review = await seed();
    await approveReview(approver.scope, call(review));
    expect((await recallReview(old(), call(review))).value.status).toBe('recalled');
  });
});
