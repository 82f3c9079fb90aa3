import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_CONTRACTS } from '#lib/contracts/all-contracts.ts';
import type { Contract } from '#lib/contracts/define-contract.ts';
import { KEY_SCOPES, ROLES } from '#lib/domain/access/permissions.ts';
import { mayDo, type Principal } from '#lib/domain/access/principal.ts';
import { ask, sessionCookie } from '#lib/testing/requests.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedKey, seedMember, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();

/** A caller of each kind there is, with what they show. */
type Caller = {
  readonly name: string;
  readonly principal: Principal;
  readonly shown: { cookie?: string; key?: string };
};

/** Served by the gate, whose own tests ask the same of it. */
const SERVED_BY_GATE = ['decide', 'decideBatch', 'reportOutcome'];

const guarded = ALL_CONTRACTS.filter(
  (contract) => contract.permission !== 'public' && !SERVED_BY_GATE.includes(contract.name),
);

let callers: Caller[];
let here: SeededWorkspace;

beforeAll(async () => {
  here = await seedWorkspace();
  const people = ROLES.map(async (role): Promise<Caller> => {
    const member = await seedMember(here, { role });
    return { name: role, principal: member.principal, shown: { cookie: await sessionCookie(member) } };
  });
  const machines = KEY_SCOPES.map(async (scope): Promise<Caller> => {
    const key = await seedKey(here, { scopes: [scope] });
    return { name: `a key with ${scope}`, principal: key.principal, shown: { key: key.text } };
  });
  callers = await Promise.all([...people, ...machines]);
});

describe('every operation', () => {
  it('has a name of its own', () => {
    const names = ALL_CONTRACTS.map((contract) => contract.name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('has a route', () => {
    expect(guarded.filter((contract) => !existsSync(routeFile(contract))).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it.each(guarded.map((contract) => [contract.name, contract] as const))(
    '%s lets in whom its permission names, and nobody else',
    async (_, contract) => {
      expect(await codeOf(contract, {})).toBe('unauthenticated');
      for (const { name, principal, shown } of callers) {
        const { permission } = contract;
        const wanted =
          permission === 'public' || permission === 'signed_in' ? null : mayDo(principal, permission);
        const code = await codeOf(contract, shown);
        const met =
          code === 'forbidden' || code === 'person_required' || code === 'unauthenticated' ? code : null;
        if (wanted) expect(met, name).toBe(wanted);
        else expect(['forbidden', 'unauthenticated'], name).not.toContain(met);
      }
    },
  );
});

/** Asks with an empty body about things that are not there: whoever is let in meets a 400 or a 404. */
async function codeOf(contract: Contract, shown: Caller['shown']): Promise<string | null> {
  const route = await import(routeFile(contract));
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const params = Object.fromEntries(names.map((name) => [name, name === 'number' ? '1' : 'nothing-here']));
  const { method } = contract;
  const answer = await ask(route[method], {
    ...shown,
    method,
    params,
    ...(method !== 'GET' && { body: {} }),
  });
  const text = await answer.text();
  return answer.ok ? null : JSON.parse(text).code;
}

function routeFile(contract: Contract): string {
  const folder = contract.path.replaceAll('{', '[').replaceAll('}', ']');
  return `${process.cwd()}/app/api/v1${folder}/route.ts`;
}
