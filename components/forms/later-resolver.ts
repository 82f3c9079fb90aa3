import type { FieldValues, Resolver } from 'react-hook-form';
import type * as z from 'zod';

/** Checks a form by its contract's schema, which is fetched with the first check: no screen waits for it. */
export function laterResolver<Input extends FieldValues, Output>(
  load: () => Promise<z.ZodType<Output, Input>>,
): Resolver<Input, unknown, Output> {
  return async (values, context, options) => {
    const [{ zodResolver }, schema] = await Promise.all([import('@hookform/resolvers/zod'), load()]);
    return zodResolver(schema)(values, context, options);
  };
}
