import type { Scope } from '#lib/domain/access/principal.ts';
import type { PactVersion } from '#lib/domain/pacts/stored.ts';
import type { VersionView } from '#lib/domain/pacts/views.ts';
import { notFound } from '#lib/domain/problems/problem.ts';
import { requirePact } from '#lib/operations/pacts/pact-parts.ts';
import { loadVersionView, type VersionCall } from '#lib/operations/pacts/version-parts.ts';
import { findVersion } from '#lib/store/pact-versions.ts';
import { read } from '#lib/store/transaction.ts';

type Call = VersionCall & { readonly query: { readonly against?: number } };
type Compared = Pick<VersionView, 'version' | 'against' | 'actions' | 'posture'>;

/** What changed since another version; without one, since what it would replace. */
export async function diffVersions(scope: Scope, { params, query }: Call): Promise<Compared> {
  return read(scope, async (transaction) => {
    const pact = await requirePact(transaction, params.pactKey);
    const view = await loadVersionView(transaction, scope, pact, params.number);
    if (query.against === undefined) return view;
    const against: PactVersion | null = await findVersion(transaction, pact.id, query.against);
    if (!against) throw notFound();
    return { ...view, against };
  });
}
