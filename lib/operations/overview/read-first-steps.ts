import type { Scope } from '#lib/domain/access/principal.ts';
import type { FirstStep } from '#lib/domain/overview/types.ts';
import * as firstSteps from '#lib/store/first-steps.ts';
import { read } from '#lib/store/transaction.ts';

/** Which of the first steps the workspace has taken, as its own rows show. */
export async function readFirstSteps(scope: Scope): Promise<readonly FirstStep[]> {
  return read(scope, firstSteps.list);
}
