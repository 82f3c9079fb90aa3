import * as z from 'zod';
import { ROLES } from '#lib/domain/access/permissions.ts';
import { TIERS } from '#lib/domain/actions/types.ts';

/** For operations without path parameters, query or body. */
export const nothing = z.strictObject({});

/** A human-readable key: lower case letters, digits, `-` and `_`, beginning with a letter. */
export const KeyText = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{1,62}$/,
    'must be 2 to 63 lower case letters, digits, - or _, and begin with a letter',
  );

/** An action: `namespace:name`. */
export const ActionName = z
  .string()
  .max(128)
  .regex(/^[a-z][a-z0-9_-]*:[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'must look like namespace:name');

/** One line of text for people. */
export const LineText = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200)
  .refine((text) => !/\p{Cc}/u.test(text), 'must be one line without control characters');

/** Several lines of text for people. */
export const ProseText = z.string().trim().max(4000);

/** An e-mail address, kept in lower case. */
export const EmailText = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'));

export const TierName = z.enum(TIERS);
export const RoleName = z.enum(ROLES);

/** RFC 3339, UTC, milliseconds. */
export const Timestamp = z.iso.datetime({ precision: 3 });

/** `?limit=&cursor=` of every list; `cursor` is what the last page answered as `next`. */
export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
};

/** A page of a list: `next` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** A person as other resources name them. */
export const PersonRef = z.strictObject({ id: z.string(), name: z.string() });

/** A team as other resources name it. */
export const TeamRef = z.strictObject({ key: z.string(), name: z.string() });

/** The digest of a build. */
export const BuildDigest = z.string().regex(/^sha256:[0-9a-f]{4,64}$/, 'must look like sha256:…');

/** A time as the wire carries it. */
export function timestamp(date: Date): string {
  return date.toISOString();
}

/** A time that may be missing. */
export function timestampOrNull(date: Date | null): string | null {
  return date ? date.toISOString() : null;
}
