import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_CONTRACTS } from '#lib/contracts/all-contracts.ts';
import type { Contract } from '#lib/contracts/define-contract.ts';
import { declareAction } from '#lib/operations/actions/declare-action.ts';
import { inviteMember } from '#lib/operations/members/invite-member.ts';
import { stop } from '#lib/operations/stops/stop.ts';
import { seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { seedOverride } from '#lib/testing/overrides.ts';
import { seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { seedDecision, seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import {
  type SeededWorkspace,
  seedAgent,
  seedKey,
  seedMember,
  seedTeam,
  seedWorkspace,
} from '#lib/testing/workspaces.ts';

withTestDatabase();

/** Served by the gate, whose own tests ask the same of it. */
const SERVED_BY_GATE = ['decide', 'decideBatch', 'reportOutcome'];

const served = ALL_CONTRACTS.filter(
  ({ name, permission }) => permission !== 'public' && !SERVED_BY_GATE.includes(name),
);
const named = (contracts: readonly Contract[]) =>
  contracts.map((contract) => [contract.name, contract] as const);
const aboutOne = served.filter(({ path }) => path.includes('{'));
const reads = served.filter(({ method, path }) => method === 'GET' && !path.includes('{'));

/** In every name and key of the other workspace. */
const MARK = 'zebra';
/** What is not there at all, by the name of the parameter that says it; any other is `nothing`. */
const NOTHING: Readonly<Record<string, string>> = { number: '1', actionName: 'tool:nothing' };

/** What the other workspace has, by the name of the parameter that says it. */
let theirs: Record<string, string>;
let cookie: string;
let theirCookie: string;

beforeAll(async () => {
  const other = await seedWorkspace({ name: `${MARK} workspace` });
  theirs = {
    ...(await seedPeopleAndKeys(other)),
    ...(await seedWhatAgentsDo(other)),
    ...(await seedProof(other)),
  };
  cookie = await sessionCookie((await seedWorkspace()).owner);
  theirCookie = await sessionCookie(other.owner);
});

async function seedPeopleAndKeys(other: SeededWorkspace) {
  const member = await seedMember(other, { name: `${MARK} person`, email: `${MARK}@example.com` });
  const team = await seedTeam(other, { key: `${MARK}-team`, name: `${MARK} team` });
  const key = await seedKey(other, { name: `${MARK} key` });
  const body = { email: `${MARK}-invited@example.com`, role: 'auditor' } as const;
  const { invitation } = (await inviteMember(other.scope, { body })).value;
  const { personId } = member.principal;
  return { personId, teamKey: team.key, keyId: key.key.id, invitationId: invitation.id };
}

async function seedWhatAgentsDo(other: SeededWorkspace) {
  const agent = await seedAgent(other, { key: `${MARK}_agent`, name: `${MARK} agent` });
  const action = `tool:${MARK}`;
  await declareAction(other.scope, { body: { name: action, tier: 'high', description: '' } });
  await seedActivePact(other, { key: MARK, name: `${MARK} pact` });
  const review = await seedReview(other, { agentId: agent.id, action });
  const decisionId = await seedDecision(other, { agentId: agent.id, action, request: { action } });
  const freeze = { target: 'agent', targetId: agent.id, mode: 'freeze', reason: MARK } as const;
  const { id: stopId } = (await stop(other.scope, { body: freeze })).value;
  const { id: overrideId } = await seedOverride(other, { agentIds: [agent.id], reason: MARK });
  return {
    agentId: agent.id,
    actionName: action,
    pactKey: MARK,
    reviewId: review.id,
    decisionId,
    stopId,
    overrideId,
  };
}

async function seedProof(other: SeededWorkspace) {
  const check = await seedCheck(other, { key: `${MARK}-check` });
  const source = await seedSource(other, { key: `${MARK}-source` });
  const wish = { agent: `${MARK}_agent`, check: check.key, source: source.key };
  const { id: evidenceId } = await seedEvidence(other, wish);
  return { checkKey: check.key, sourceKey: source.key, evidenceId };
}

/** Bodies with which an operation gets as far as looking for the thing. */
const BODIES: Readonly<Record<string, unknown>> = {
  changeMemberRole: { role: 'auditor' },
  liftStop: { reason: 'It is over.' },
  retireAgent: { reason: 'It is over.' },
  retireCheck: { reason: 'It is over.' },
  retireSource: { reason: 'It is over.' },
  approveReview: { requestDigest: `sha256:${'0'.repeat(64)}` },
  denyOverride: { text: 'No.' },
  revokeOverride: { reason: 'It is over.' },
  reviewOverride: { verdict: 'justified', text: 'It was.' },
  denyReview: { text: 'No.', requestDigest: `sha256:${'0'.repeat(64)}` },
};

describe('the owner of what is asked for', () => {
  const seeded = [
    'listTeams',
    'listMembers',
    'listKeys',
    'listInvitations',
    'listAgents',
    'listActions',
    'listPacts',
    'listReviews',
    'listStops',
    'listChecks',
    'listSources',
    'listEvidence',
    'readCheck',
    'readEvidence',
    'listOverrides',
    'readTeam',
    'readAgent',
    'readAction',
    'readPact',
    'readReview',
    'readOverride',
  ];

  it.each(named(served.filter(({ name }) => seeded.includes(name))))(
    'is shown it by %s',
    async (_, contract) => {
      const { status, text } = await answerTo(contract, theirs, theirCookie);
      expect(status).toBe(200);
      expect(text).toContain(MARK);
    },
  );
});

describe('an owner of one workspace', () => {
  it.each(named(aboutOne))(
    'meets the same answer of %s for what another has as for nothing',
    async (_, contract) => {
      const [other, none] = await Promise.all([answerTo(contract, theirs), answerTo(contract, {})]);
      expect(other).toEqual(none);
      expect(other.status).toBeGreaterThanOrEqual(400);
    },
  );

  it.each(named(reads))('is shown nothing of another by %s', async (_, contract) => {
    const { text } = await answerTo(contract, {});
    expect(text).not.toContain(MARK);
    for (const id of Object.values(theirs)) expect(text).not.toContain(id);
  });
});

type Met = { readonly status: number; readonly text: string };

async function answerTo(
  contract: Contract,
  given: Readonly<Record<string, string>>,
  as = cookie,
): Promise<Met> {
  const folder = contract.path.replaceAll('{', '[').replaceAll('}', ']');
  const route = await import(`${process.cwd()}/app/api/v1${folder}/route.ts`);
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const params = Object.fromEntries(names.map((name) => [name, given[name] ?? NOTHING[name] ?? 'nothing']));
  const { method } = contract;
  const body = method === 'GET' ? {} : { body: BODIES[contract.name] ?? {} };
  const answer = await ask(route[method], { cookie: as, method, params, ...body });
  const text = (await answer.text()).replace(/req_\w{26}/, '');
  return { status: answer.status, text };
}
