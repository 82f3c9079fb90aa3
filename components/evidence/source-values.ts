import * as z from 'zod';
import type { SourceResource } from '#lib/client/evidence.ts';
import { CreateSourceBody } from '#lib/contracts/sources.ts';

/** A source as its form holds it: `apiKeyId` is empty for people, `publicKey` for none. */
export const SourceForm = z.object({
  ...CreateSourceBody.pick({ key: true, name: true, highestMethod: true }).shape,
  owner: z.string().min(1, 'must be chosen'),
  apiKeyId: z.string(),
  publicKey: z.union([z.literal(''), CreateSourceBody.shape.publicKey.unwrap().unwrap()], {
    error: 'must be evpk_ and the 32 bytes of an Ed25519 public key in base64',
  }),
});
export type SourceValues = z.output<typeof SourceForm>;

/** What the form begins with. */
export function sourceValues(source: SourceResource | undefined): SourceValues {
  return {
    key: source?.key ?? '',
    name: source?.name ?? '',
    highestMethod: source?.highestMethod ?? 'automated',
    owner: source?.owner.key ?? '',
    apiKeyId: source?.apiKeyId ?? '',
    publicKey: source?.publicKey ?? '',
  };
}

/** What is sent. */
export function toSourceBody({ apiKeyId, publicKey, ...rest }: SourceValues) {
  return { ...rest, apiKeyId: apiKeyId || null, publicKey: publicKey || null };
}
