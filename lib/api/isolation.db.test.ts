import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_CONTRACTS } from '#lib/contracts/all-contracts.ts';
import type { Contract } from '#lib/contracts/define-contract.ts';
import { inviteMember } from '#lib/operations/members/invite-member.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedAgent, seedKey, seedMember, seedTeam, seedWorkspace } from '#lib/testing/workspaces.ts';

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
/** What is not there at all, as long as what is. */
const NOTHING = 'nothing_of_that_name';

/** What the other workspace has, by the name of the parameter that says it. */
let theirs: Record<string, string>;
let cookie: string;
let theirCookie: string;

beforeAll(async () => {
  const other = await seedWorkspace({ name: `${MARK} workspace` });
  const member = await seedMember(other, { name: `${MARK} person`, email: `${MARK}@example.com` });
  const team = await seedTeam(other, { key: `${MARK}-team`, name: `${MARK} team` });
  const agent = await seedAgent(other, { key: `${MARK}_agent`, name: `${MARK} agent`, owner: team.key });
  const key = await seedKey(other, { name: `${MARK} key`, agentId: agent.id });
  const body = { email: `${MARK}-invited@example.com`, role: 'auditor' } as const;
  const { invitation } = (await inviteMember(other.scope, { body })).value;
  theirs = {
    personId: member.principal.personId,
    teamKey: team.key,
    agentKey: agent.key,
    agentId: agent.id,
    keyId: key.key.id,
    invitationId: invitation.id,
  };
  cookie = await sessionCookie((await seedWorkspace()).owner);
  theirCookie = await sessionCookie(other.owner);
});

/** Bodies with which an operation gets as far as looking for the thing. */
const BODIES: Readonly<Record<string, unknown>> = { changeMemberRole: { role: 'auditor' } };

describe('the owner of what is asked for', () => {
  const seeded = [
    'listTeams',
    'listMembers',
    'listKeys',
    'listInvitations',
    'listAgents',
    'readTeam',
    'readAgent',
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
  const params = Object.fromEntries(
    names.map((name) => [name, name === 'number' ? '1' : (given[name] ?? NOTHING)]),
  );
  const { method } = contract;
  const body = method === 'GET' ? {} : { body: BODIES[contract.name] ?? {} };
  const answer = await ask(route[method], { cookie: as, method, params, ...body });
  const text = (await answer.text()).replace(/req_\w{26}/, '');
  return { status: answer.status, text };
}
