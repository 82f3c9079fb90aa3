import pg from 'pg';

type Role = {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly owned: string[] | null;
};

// Membership counts as well as ownership: a member of the owning role can become it and switch row security off.
const QUESTION = `
  SELECT current_user AS name, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
    (SELECT array_agg(c.relname ORDER BY c.relname) FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')
    ) AS owned
  FROM pg_roles r WHERE r.rolname = current_user`;

/**
 * Refuses an application role that row-level security would not bind: a superuser, one that bypasses it, or one that
 * owns a table and could switch it off. Throws an Error that says which.
 */
export async function checkAppRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const role = (await client.query<Role>(QUESTION)).rows[0];
    const fault = role ? faultOf(role) : 'is unknown to the database';
    if (fault) throw new Error(`The role of DATABASE_URL (${role?.name}) ${fault}. ${REMEDY}`);
  } finally {
    await client.end();
  }
}

const REMEDY =
  'Row-level security would not bind it. `npm run admin -- database-setup` prints the roles Countersign needs.';

function faultOf(role: Role): string | null {
  if (role.superuser) return 'is a superuser';
  if (role.bypasses) return 'may bypass row-level security';
  const [table] = role.owned ?? [];
  return table === undefined ? null : `owns the table ${table}`;
}
