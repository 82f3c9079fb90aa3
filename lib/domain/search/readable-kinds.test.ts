import { describe, expect, it } from 'vitest';
import { type KeyScope, ROLES } from '#lib/domain/access/permissions.ts';
import { NO_SESSION, type Principal } from '#lib/domain/access/principal.ts';
import { readableKinds } from '#lib/domain/search/readable-kinds.ts';
import { HIT_KINDS } from '#lib/domain/search/types.ts';

const person = (role: (typeof ROLES)[number]): Principal => ({
  ...{ type: 'person', workspaceId: 'wsp_1', personId: 'per_1', name: 'Ada', email: 'ada@example.com' },
  ...{ role, ...NO_SESSION },
});
const machine = (...scopes: KeyScope[]): Principal => ({
  ...{ type: 'key', workspaceId: 'wsp_1', keyId: 'key_1', name: 'CI', env: 'live', scopes, agentId: null },
});

describe('readableKinds', () => {
  it.each(ROLES)('shows every kind to a member who is %s', (role) =>
    expect(readableKinds(person(role))).toEqual(HIT_KINDS),
  );

  it('shows to a key only what its scopes let it read', () => {
    expect(readableKinds(machine('evidence:write'))).toEqual(['agent', 'check', 'source']);
    expect(readableKinds(machine('decide'))).toEqual(['review']);
    expect(readableKinds(machine('report'))).toEqual([]);
    expect(readableKinds(machine('read'))).toEqual(HIT_KINDS);
  });
});
