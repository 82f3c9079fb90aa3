import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import { restore } from '#lib/domain/pacts/lifecycle.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { assertEvaluable, lintHere } from '#lib/operations/pacts/pact-parts.ts';
import {
  holdVersion,
  loadVersionView,
  refusedStep,
  type VersionCall,
} from '#lib/operations/pacts/version-parts.ts';
import { addVersion } from '#lib/operations/pacts/version-submission.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = VersionCall & { readonly body: { readonly reason: string } };

/** Makes an older version's exact text the next version, in review. History is never rewound. */
export async function restoreVersion(scope: Scope, call: Call): Promise<Written<VersionView>> {
  const { reason } = call.body;
  return write(scope, async (transaction) => {
    const { pact, version } = await holdVersion(transaction, call);
    const step = restore({ status: version.status, reason });
    if (!step.ok) throw refusedStep(step.refusal);
    assertEvaluable(await lintHere(transaction, version.content));
    const submission = {
      content: version.content,
      authorId: principalId(scope.principal),
      note: reason,
      restoredFrom: version.number,
    };
    return loadVersionView(transaction, scope, pact, await addVersion(transaction, pact, submission));
  });
}
