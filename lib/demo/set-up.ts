import {
  ACTIONS,
  AGENTS,
  CHECKS,
  DEMO_NAME,
  PEOPLE,
  type PersonKey,
  SOURCES,
  TEAMS,
} from '#lib/demo/cast.ts';
import type { DemoWorld } from '#lib/demo/world.ts';
import { addMember } from '#lib/operations/access/add-member.ts';
import { createWorkspace } from '#lib/operations/access/create-workspace.ts';
import { declareAction } from '#lib/operations/actions/declare-action.ts';
import { registerAgent } from '#lib/operations/agents/register-agent.ts';
import { createCheck } from '#lib/operations/checks/create-check.ts';
import { createKey } from '#lib/operations/keys/create-key.ts';
import { registerSource } from '#lib/operations/sources/register-source.ts';
import { createTeam } from '#lib/operations/teams/create-team.ts';

/** The workspace with its people, teams, agents, actions, checks and sources, as somebody sets one up. */
export async function setUpDemo(world: DemoWorld): Promise<void> {
  await world.did(createWorkspace(world.asProduct(), DEMO_NAME));
  // Addresses are one person's in the whole product; those of another demo are left to it.
  const domain = `northwind-${world.workspaceId.slice(-6)}.example.com`;
  for (const [key, { name, role }] of Object.entries(PEOPLE)) {
    const email = `${name.toLowerCase().replace(' ', '.')}@${domain}`;
    const { personId } = await world.did(addMember(world.asProduct(), { email, name, role, password: null }));
    world.personIds.set(key as PersonKey, personId);
  }
  for (const { key, name, members } of TEAMS) {
    const ids = members.map((member) => world.personIds.get(member) ?? '');
    const body = { key, name, email: null, backupTeam: null, members: ids };
    await world.did(createTeam(world.as('mara'), { body }));
  }
  for (const body of ACTIONS) await world.did(declareAction(world.as('mara'), { body }));
  for (const body of CHECKS) await world.did(createCheck(world.as('mara'), { body }));
  for (const source of SOURCES) {
    const body = { ...source, apiKeyId: null, publicKey: null };
    await world.did(registerSource(world.as('mara'), { body }));
  }
  for (const body of AGENTS) await registerWithKey(world, body);
}

async function registerWithKey(world: DemoWorld, body: (typeof AGENTS)[number]): Promise<void> {
  const { agent } = await world
    .did(registerAgent(world.as('mara'), { body }))
    .then((view) => ({ agent: view }));
  const { key } = await world.did(
    createKey(world.asProduct(), {
      body: {
        name: `${body.name}, production`,
        env: 'live',
        scopes: ['decide', 'report'],
        agentId: agent.id,
        expiresAt: null,
      },
    }),
  );
  const known = await world.gate.findKey(key.id);
  if (!known) throw new Error('the gate does not know the key');
  world.keys.set(body.key, known);
}
