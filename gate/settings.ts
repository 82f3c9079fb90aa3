import * as z from 'zod';

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }),
  COUNTERSIGN_GATE_HOST: z.string().min(1).default('127.0.0.1'),
  COUNTERSIGN_GATE_PORT: z.coerce.number().int().min(0).max(65_535),
  COUNTERSIGN_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
});

/** What a gate was told by its environment. */
export type GateSettings = {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** Where people find the console, without a slash at its end. */
  readonly productUrl: string;
};

/** Reads the environment; throws where it is not enough to start. */
export function readGateSettings(env: NodeJS.ProcessEnv): GateSettings {
  const read = schema.parse(env);
  return {
    databaseUrl: read.DATABASE_URL,
    host: read.COUNTERSIGN_GATE_HOST,
    port: read.COUNTERSIGN_GATE_PORT,
    productUrl: read.COUNTERSIGN_URL.replace(/\/+$/, ''),
  };
}
