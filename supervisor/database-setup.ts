/** The roles whose names the migrations grant to. */
export const OWNER_ROLE = 'countersign_owner';
export const APP_ROLE = 'countersign_app';
export const DATABASE_NAME = 'countersign';

export type SetupPasswords = { readonly owner: string; readonly app: string };

/** Makes both roles, with their passwords and nothing more than they need; safe to run again. */
export function rolesSql(passwords: SetupPasswords): string {
  return [roleSql(OWNER_ROLE, passwords.owner), roleSql(APP_ROLE, passwords.app)].join('\n');
}

function roleSql(role: string, password: string): string {
  const quoted = `'${password.replaceAll("'", "''")}'`;
  return `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF;
END $$;
ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${quoted};`;
}

/** Makes the database. It cannot stand in a transaction. Ids are compared by their bytes, hence the locale. */
export function createDatabaseSql(name: string = DATABASE_NAME): string {
  return `CREATE DATABASE ${name} OWNER ${OWNER_ROLE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';`;
}

/** Closes the database to everybody else. To be run while connected to it. */
export function closeDatabaseSql(name: string = DATABASE_NAME): string {
  return `REVOKE ALL ON DATABASE ${name} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE};
ALTER SCHEMA public OWNER TO ${OWNER_ROLE};
REVOKE ALL ON SCHEMA public FROM PUBLIC;`;
}

/** What an administrator runs once, in psql, to give Countersign a database on their own PostgreSQL. */
export function databaseSetupSql(
  passwords: SetupPasswords = { owner: 'choose-a-password', app: 'choose-another-password' },
): string {
  return `-- Run as a superuser, in psql. Change both passwords first.
${rolesSql(passwords)}
${createDatabaseSql()}
\\connect ${DATABASE_NAME}
${closeDatabaseSql()}

-- Then start Countersign with:
--   DATABASE_OWNER_URL=postgresql://${OWNER_ROLE}:…@HOST:5432/${DATABASE_NAME}
--   DATABASE_URL=postgresql://${APP_ROLE}:…@HOST:5432/${DATABASE_NAME}
`;
}
