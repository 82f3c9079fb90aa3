import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  KEY_SCOPES,
  PERMISSIONS,
  PERSON_ONLY,
  ROLE_PERMISSIONS,
  ROLES,
  SCOPE_PERMISSIONS,
} from '#lib/domain/access/permissions.ts';

/** Where the page is published. */
export const ACCESS_PAGE = join(import.meta.dirname, '..', 'docs', 'access.md');

/** `docs/access.md`, made from the one table of roles and scopes. */
export function accessPage(): string {
  const head = ['Permission', ...ROLES, ...KEY_SCOPES.map((scope) => `key: ${scope}`)];
  const rows = PERMISSIONS.map((permission) => [
    `\`${permission}\``,
    ...ROLES.map((role) => mark(ROLE_PERMISSIONS[role].includes(permission))),
    ...KEY_SCOPES.map((scope) => mark(SCOPE_PERMISSIONS[scope].includes(permission))),
  ]);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const personOnly = PERSON_ONLY.map((permission) => `\`${permission}\``).join(', ');
  return `# Who may do what

Made by \`node scripts/access-page.ts\` from \`lib/domain/access/permissions.ts\`; a test fails when the two differ.

A person holds one role in each workspace; a machine holds the scopes of its key. A route names the one permission it
needs. A change of role and a removal hold from the next request on.

${table}

These need a person who is signed in, whatever a key's scopes: ${personOnly}.
Nobody can make a key that may do more than they may themselves. An owner stands wherever another role is asked to answer,
a trust lead where an approver is.
`;
}

function mark(isAllowed: boolean): string {
  return isAllowed ? 'yes' : '';
}

if (import.meta.main) {
  const page = accessPage();
  if (readFileSync(ACCESS_PAGE, { encoding: 'utf8', flag: 'a+' }) !== page) writeFileSync(ACCESS_PAGE, page);
}
