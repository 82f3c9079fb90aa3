import type * as z from 'zod';
import type { ProbeResource, probePactContract } from '#lib/contracts/backtests.ts';
import { presentTested } from '#lib/contracts/present-backtest.ts';
import type { TestedPact } from '#lib/domain/backtests/types.ts';
import type { Probed } from '#lib/domain/probes/types.ts';

type Resource = z.output<typeof ProbeResource>;
type ProbedView = Probed & {
  readonly pact: { readonly key: string; readonly name: string };
  readonly tested: TestedPact;
};

/** What was tried on a text, findings first. */
export function presentProbed({
  pact,
  tested,
  probes,
  notProbed,
}: ProbedView): z.output<(typeof probePactContract)['answer']> {
  return {
    tested: presentTested(pact, tested),
    probes: probes.map(
      ({ request, finding, ...probe }): Resource => ({
        ...probe,
        // A request is plain JSON; the contract checks it once more on its way out.
        request: request as unknown as Resource['request'],
        finding: finding && { ...finding },
      }),
    ),
    notProbed: notProbed.map((one) => ({ ...one })),
  };
}
