import { principalId, type Scope } from '#lib/domain/access/principal.ts';
import { Problem } from '#lib/domain/problems/problem.ts';
import { endFault, isRunning, MOST_RUNNING, mayStart } from '#lib/domain/shadows/rules.ts';
import { endShadowNow, loadShadowView, type ShadowView } from '#lib/operations/pacts/shadow-parts.ts';
import { holdVersion, loadVersionView, type VersionCall } from '#lib/operations/pacts/version-parts.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { newId } from '#lib/platform/ids.ts';
import * as shadows from '#lib/store/shadows.ts';
import { type Written, write } from '#lib/store/transaction.ts';

type Call = VersionCall & { readonly body: { readonly endsAt: string } };

/** Puts a version in shadow: gates evaluate it beside what is in force and record what it would have answered. */
export async function startShadow(scope: Scope, call: Call): Promise<Written<ShadowView>> {
  const startedAt = systemClock();
  const endsAt = new Date(call.body.endsAt);
  const fault = endFault(endsAt, startedAt);
  if (fault !== null)
    throw new Problem('invalid_request', `endsAt: ${fault}`, {
      errors: [{ path: 'endsAt', message: fault }],
    });
  return write(scope, async (transaction) => {
    const { pact, version } = await holdVersion(transaction, call);
    const { number } = version;
    const open = await shadows.findOpen(transaction, pact.id);
    const may = mayStart(version.status, open && isRunning(open, startedAt) ? open : null);
    if (!may.allowed) throw new Problem('shadow_status', may.reason);
    if ((await shadows.countRunningHeld(transaction, startedAt)) >= MOST_RUNNING)
      throw new Problem(
        'shadow_status',
        `${MOST_RUNNING} versions are in shadow here, which is the most. End one of them first.`,
      );
    // One whose date has come may not have been ended yet by the worker.
    if (open) await endShadowNow(transaction, pact, open, { how: 'date' });
    const id = newId('shadow');
    const startedById = principalId(scope.principal);
    const started = { id, pactId: pact.id, number, startedById, startedAt, endsAt };
    if (!(await shadows.insert(transaction, started)))
      throw new Problem(
        'shadow_status',
        'Another version of this pact was put in shadow at the same moment.',
      );
    const payload = { key: pact.key, number, shadow: id, endsAt: endsAt.toISOString() };
    transaction.record({ type: 'shadow.started', subject: { type: 'pact', id: pact.id }, payload });
    transaction.touch('shadow', id);
    return loadShadowView(transaction, await loadVersionView(transaction, scope, pact, number));
  });
}
