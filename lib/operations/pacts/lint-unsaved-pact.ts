import type { Scope } from '#lib/domain/access/principal.ts';
import type { Finding } from '#lib/domain/pacts/lint/finding.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';
import { lintHere, requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { read } from '#lib/store/transaction.ts';

type Call = { readonly params: { readonly pactKey: string }; readonly body: PactContent };

/** What the lint finds in a text that is not saved. */
export async function lintUnsavedPact(
  scope: Scope,
  { params, body }: Call,
): Promise<{ content: PactContent; findings: readonly Finding[] }> {
  return read(scope, async (transaction) => {
    await requirePact(transaction, params.pactKey);
    return { content: body, findings: await lintHere(transaction, body) };
  });
}
