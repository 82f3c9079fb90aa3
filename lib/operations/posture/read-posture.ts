import type { Scope } from '#lib/domain/access/principal.ts';
import type { Posture } from '#lib/domain/decisions/types.ts';
import * as postures from '#lib/store/posture.ts';
import { read } from '#lib/store/transaction.ts';

/** What applies at each tier where no authorising clause is kept. */
export async function readPosture(scope: Scope): Promise<Posture> {
  return read(scope, (transaction) => postures.find(transaction));
}
