import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '#app/api/v1/pacts/[pactKey]/governance/route.ts';
import { readGovernance } from '#lib/operations/governance/read-governance.ts';
import { createPact } from '#lib/operations/pacts/create-pact.ts';
import { seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

let here: SeededWorkspace;
const demand = {
  check: 'citation-accuracy',
  methods: ['automated'],
  maxAge: 'PT24H',
  sameBuild: false,
} as const;

beforeAll(async () => {
  here = await seedWorkspace();
  await seedMember(here, { role: 'approver', name: 'Dana Orlov' });
  await seedMember(here, { role: 'builder', name: 'Bo Lind' });
  await seedAgent(here, { key: 'agent_pay' });
  await seedCheck(here);
  await seedSource(here);
  await seedActivePact(here, {
    clauses: [
      clauseOf({ key: 'proven', evidence: [demand], onStale: { type: 'block' } }),
      clauseOf({ key: 'plain', consequence: { type: 'block' } }),
    ],
  });
});

const call = { params: { pactKey: 'payments' } };

describe('the governance of a pact', () => {
  it('answers the five questions for every clause in force', async () => {
    const { clauses, signed, change, version } = await readGovernance(here.scope, call);
    expect(version.number).toBe(1);
    expect(signed.map(({ as, person }) => [as, person.id])).toEqual([
      ['author', here.owner.principal.personId],
      ['activation', here.owner.principal.personId],
    ]);
    expect(change.mayApprove.map(({ name }) => name)).toContain('Dana Orlov');
    expect(change.mayApprove.map(({ name }) => name)).not.toContain('Bo Lind');
    expect(change.mayDraft.map(({ name }) => name)).toContain('Bo Lind');
    expect(clauses).toMatchObject([
      {
        clause: { key: 'proven', recourse: 'Freeze the agent.' },
        owner: { key: 'first-team' },
        since: 1,
        weakens: { broken: expect.stringContaining('waits for one approver'), stale: 'it is blocked' },
        proof: [{ cells: [{ state: 'missing' }] }],
      },
      { clause: { key: 'plain' }, proof: [], weakens: { broken: 'it is blocked', stale: null } },
    ]);
  });

  it('says how old the proof is as soon as there is some', async () => {
    const made = await seedEvidence(here, { agent: 'agent_pay' });
    const { clauses } = await readGovernance(here.scope, call);
    expect(clauses[0]?.proof[0]?.cells[0]).toMatchObject({ state: 'fresh', evidence: { id: made.id } });
  });

  it('is refused by name where nothing is in force, and a 404 where there is no such pact here', async () => {
    await createPact(here.scope, {
      body: {
        ...{ key: 'later', name: 'Later', purpose: '', agents: { keys: [], labels: {} } },
        ...{ approvalsNeeded: 1, clauses: [] },
      },
    });
    const later = { params: { pactKey: 'later' } };
    await expect(readGovernance(here.scope, later)).rejects.toMatchObject({ code: 'pact_status' });
    const elsewhere = await seedWorkspace();
    await expect(readGovernance(elsewhere.scope, call)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves as its contract says', async () => {
    const cookie = await sessionCookie(here.owner);
    const response = await ask(GET, { cookie, params: { pactKey: 'payments' } });
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body.clauses.map(({ key }: { key: string }) => key)).toEqual(['proven', 'plain']);
  });
});
