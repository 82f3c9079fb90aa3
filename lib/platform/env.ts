import { resolve } from 'node:path';
import { z } from 'zod';

/** Which Postgres: our own, started beside the product, or one that is run elsewhere. */
export type DatabaseSettings =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'external'; readonly appUrl: string; readonly ownerUrl: string };

/** What the product was told by its environment, checked once at its start. */
export type Settings = {
  readonly port: number;
  /** The address people and agents use, without a slash at its end. */
  readonly url: string;
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  readonly firstOwner: { readonly email: string; readonly password: string } | null;
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly gateCount: number;
};

/** Says everything that is wrong with the environment at once, one line each. */
export class EnvironmentError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'EnvironmentError';
    this.lines = lines;
  }
}

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });
const smtpAddress = z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' });

function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error });
}

const schema = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  COUNTERSIGN_URL: webAddress.optional(),
  COUNTERSIGN_DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresAddress.optional(),
  DATABASE_OWNER_URL: postgresAddress.optional(),
  COUNTERSIGN_OWNER_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  COUNTERSIGN_OWNER_PASSWORD: z.string().optional(),
  COUNTERSIGN_SMTP_URL: smtpAddress.optional(),
  COUNTERSIGN_MAIL_FROM: z.string().optional(),
  COUNTERSIGN_GATES: wholeNumber(1, 64).default(1),
});

type Environment = z.infer<typeof schema>;

/** Pairs of which one alone has no meaning. */
const PAIRS = [
  ['DATABASE_URL', 'DATABASE_OWNER_URL'],
  ['COUNTERSIGN_OWNER_EMAIL', 'COUNTERSIGN_OWNER_PASSWORD'],
  ['COUNTERSIGN_SMTP_URL', 'COUNTERSIGN_MAIL_FROM'],
] as const;

/** Reads and checks the environment. A variable set to nothing counts as not set. Throws an EnvironmentError. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  const lines = [...(parsed.success ? [] : parsed.error.issues.map(issueLine)), ...halfSetPairs(given)];
  if (!parsed.success || lines.length > 0) throw new EnvironmentError(lines);
  return toSettings(parsed.data);
}

function issueLine(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.')} ${issue.message}.`;
}

function halfSetPairs(given: Readonly<Record<string, unknown>>): string[] {
  const lines: string[] = [];
  for (const [one, other] of PAIRS) {
    const missing = given[one] === undefined ? one : other;
    const present = missing === one ? other : one;
    if (given[missing] === undefined && given[present] !== undefined) {
      lines.push(`${missing} is not set, but ${present} is: set both or neither.`);
    }
  }
  return lines;
}

function toSettings(env: Environment): Settings {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = env;
  const { COUNTERSIGN_OWNER_EMAIL: email, COUNTERSIGN_OWNER_PASSWORD: password } = env;
  const { COUNTERSIGN_SMTP_URL: smtpUrl, COUNTERSIGN_MAIL_FROM: from } = env;
  return {
    port: env.PORT,
    url: (env.COUNTERSIGN_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(env.COUNTERSIGN_DATA_DIR),
    database: appUrl && ownerUrl ? { kind: 'external', appUrl, ownerUrl } : { kind: 'embedded' },
    firstOwner: email && password ? { email, password } : null,
    mail: smtpUrl && from ? { smtpUrl, from } : null,
    gateCount: env.COUNTERSIGN_GATES,
  };
}
