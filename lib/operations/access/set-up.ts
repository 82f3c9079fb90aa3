import type { Scope } from '#lib/domain/access/principal.ts';
import type { NewOwner, SetUp } from '#lib/domain/access/set-up.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { makeFirstOwner } from '#lib/operations/access/new-workspace.ts';
import { sha256 } from '#lib/platform/hashing.ts';
import * as linkTokens from '#lib/store/link-tokens.ts';
import type { Written } from '#lib/store/transaction.ts';

type SetUpCall = { readonly body: SetUp & { readonly token: string } };

/** Makes the first workspace and its owner, by the one-time link that the terminal showed. */
export async function setUp(scope: Scope, { body }: SetUpCall): Promise<Written<NewOwner>> {
  const tokenHash = sha256(body.token);
  const ended = new Problem(
    'link_ended',
    'This link was used, has run out or was replaced. Start the product again for a new one.',
  );
  // A link that is no good is told before the expensive hash is made.
  if (!(await linkTokens.findLive(tokenHash, new Date()))) throw ended;
  return makeFirstOwner(body, scope.requestId, async (transaction) => {
    if (!(await linkTokens.use(transaction, { tokenHash, purpose: 'set_up' }, new Date()))) throw ended;
  });
}
