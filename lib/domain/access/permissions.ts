/** Every permission there is: `noun:verb`. A route names the one it needs; nothing asks for a role by name. */
export const PERMISSIONS = [
  'workspace:read',
  'workspace:update',
  'demo:write',
  'member:read',
  'member:invite',
  'member:update',
  'member:remove',
  'team:read',
  'team:write',
  'key:read',
  'key:create',
  'key:revoke',
  'webhook:read',
  'webhook:write',
  'agent:read',
  'agent:write',
  'agent:retire',
  'action:read',
  'action:declare',
  'pact:read',
  'pact:draft',
  'pact:submit',
  'pact:approve',
  'pact:activate',
  'pact:narrow',
  'pact:withdraw',
  'pact:backtest',
  'pact:shadow',
  'check:read',
  'check:write',
  'evidence:read',
  'evidence:write',
  'decision:read',
  'decision:make',
  'decision:report',
  'decision:replay',
  'review:read',
  'review:answer',
  'override:read',
  'override:request',
  'override:grant',
  'override:revoke',
  'override:break_glass',
  'override:review',
  'stop:read',
  'stop:freeze',
  'stop:kill',
  'stop:lift',
  'event:read',
  'change:follow',
] as const;

/** One thing a principal may be allowed to do. */
export type Permission = (typeof PERMISSIONS)[number];

/** The roles a member can hold; one each. */
export const ROLES = ['owner', 'trust_lead', 'approver', 'operator', 'builder', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

const READS = PERMISSIONS.filter((permission) => permission.endsWith(':read'));
/** What every member may do: read, and be told when there is something new to read. */
const MEMBER: readonly Permission[] = [...READS, 'change:follow'];

/** What each role may do. This table is the only one; `docs/access.md` is made from it. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS.filter(
    (permission) => permission !== 'decision:make' && permission !== 'decision:report',
  ),
  trust_lead: [
    ...MEMBER,
    'team:write',
    'agent:write',
    'agent:retire',
    'action:declare',
    'pact:draft',
    'pact:submit',
    'pact:approve',
    'pact:activate',
    'pact:narrow',
    'pact:withdraw',
    'pact:backtest',
    'pact:shadow',
    'check:write',
    'evidence:write',
    'decision:replay',
    'review:answer',
    'override:request',
    'override:grant',
    'override:revoke',
    'override:break_glass',
    'override:review',
    'stop:freeze',
    'stop:kill',
    'stop:lift',
  ],
  approver: [
    ...MEMBER,
    'pact:approve',
    'pact:backtest',
    'decision:replay',
    'review:answer',
    'override:request',
    'override:grant',
    'override:revoke',
    'override:review',
    'stop:freeze',
  ],
  operator: [
    ...MEMBER,
    'pact:narrow',
    'pact:backtest',
    'evidence:write',
    'decision:replay',
    'review:answer',
    'override:request',
    'override:grant',
    'override:revoke',
    'override:break_glass',
    'override:review',
    'stop:freeze',
    'stop:lift',
  ],
  builder: [
    ...MEMBER,
    'agent:write',
    'action:declare',
    'key:create',
    'key:revoke',
    'pact:draft',
    'pact:backtest',
    'check:write',
    'evidence:write',
    'decision:replay',
    'override:request',
    'stop:freeze',
  ],
  auditor: [...MEMBER, 'pact:backtest', 'decision:replay'],
};

/** The scopes an API key can hold. */
export const KEY_SCOPES = ['decide', 'report', 'evidence:write', 'read', 'admin'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** Acts that only a person may do: a key does none of them, and makes nobody who may. */
export const PERSON_ACTS: readonly Permission[] = [
  'demo:write',
  'pact:approve',
  'pact:activate',
  'pact:narrow',
  'pact:withdraw',
  'review:answer',
  'override:request',
  'override:grant',
  'override:revoke',
  'override:break_glass',
  'override:review',
  'stop:lift',
];

/** What needs a person's session; a key is refused with `person_required`, whatever its scopes. */
export const PERSON_ONLY: readonly Permission[] = [...PERSON_ACTS, 'change:follow'];

/** What each key scope may do. */
export const SCOPE_PERMISSIONS: Readonly<Record<KeyScope, readonly Permission[]>> = {
  decide: ['decision:make', 'decision:report', 'review:read'],
  report: ['decision:report'],
  'evidence:write': ['evidence:write', 'check:read', 'agent:read'],
  read: READS,
  admin: PERMISSIONS.filter((permission) => !PERSON_ONLY.includes(permission)),
};

/**
 * Which roles may stand for a role that a clause or posture asks for. An owner stands for every role, a trust lead for
 * an approver; nobody else stands for another.
 */
const STANDS_FOR: Readonly<Record<Role, readonly Role[]>> = {
  owner: ROLES,
  trust_lead: ['trust_lead', 'approver'],
  approver: ['approver'],
  operator: ['operator'],
  builder: ['builder'],
  auditor: ['auditor'],
};

/** Whether somebody holding `held` may answer where `wanted` is asked for. */
export function roleCovers(held: Role, wanted: Role): boolean {
  return STANDS_FOR[held].includes(wanted);
}

/** Whether somebody holding `role` has the permission. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}

/** The role of that name. Throws for a word that is no role, which the database refuses to hold. */
export function roleNamed(name: string): Role {
  const role = ROLES.find((known) => known === name);
  if (!role) throw new TypeError(`${name} is no role`);
  return role;
}
