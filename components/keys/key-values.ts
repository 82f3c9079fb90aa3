import * as z from 'zod';
import { CreateKeyBody } from '#lib/contracts/keys.ts';

/** How long a key may live, as its form offers it. */
export const EXPIRY_CHOICES = ['p30', 'p90', 'p365', 'never'] as const;
export type ExpiryChoice = (typeof EXPIRY_CHOICES)[number];

/** A key as its form holds it: `agentId` is empty for any agent. */
export const KeyForm = z.object({
  ...CreateKeyBody.pick({ name: true, scopes: true }).shape,
  env: CreateKeyBody.shape.env.unwrap(),
  agentId: z.string(),
  expiry: z.enum(EXPIRY_CHOICES),
});
export type KeyValues = z.output<typeof KeyForm>;

export const KEY_DEFAULTS: KeyValues = {
  name: '',
  env: 'live',
  scopes: ['decide'],
  agentId: '',
  expiry: 'p365',
};

const DAYS: Readonly<Record<ExpiryChoice, number | null>> = { p30: 30, p90: 90, p365: 365, never: null };

/** What is sent. */
export function toKeyBody({ name, env, scopes, agentId, expiry }: KeyValues, now: number) {
  const days = DAYS[expiry];
  const expiresAt = days === null ? null : new Date(now + days * 86_400_000).toISOString();
  return { name, env, scopes: [...scopes], agentId: agentId || null, expiresAt };
}
