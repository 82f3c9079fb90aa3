import type { Scope } from '#lib/domain/access/principal.ts';
import type { Demo } from '#lib/domain/demos/types.ts';
import * as demos from '#lib/store/demos.ts';
import { read } from '#lib/store/transaction.ts';

/** The demo of this workspace, or the one that it is; null where there is none. */
export async function readDemo(scope: Scope): Promise<{ readonly demo: Demo | null }> {
  return { demo: await read(scope, demos.find) };
}
