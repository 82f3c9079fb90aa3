import type * as z from 'zod';
import type { askDraftContract } from '#lib/contracts/backtests.ts';
import { presentAnswerPart } from '#lib/contracts/present-asked-again.ts';
import { presentTested } from '#lib/contracts/present-backtest.ts';
import { timestamp } from '#lib/contracts/shared-schemas.ts';
import type { TestedPact } from '#lib/domain/backtests/types.ts';
import type { DecisionRecord } from '#lib/domain/decisions/record.ts';

type AskedDraftView = {
  readonly pact: { readonly key: string; readonly name: string };
  readonly tested: TestedPact;
  readonly inForce: number | null;
  readonly asked: readonly {
    readonly binds: boolean;
    readonly would: DecisionRecord;
    readonly today: DecisionRecord;
  }[];
};

/** What a draft says to each request, and what is said to it today. */
export function presentAskedDraft({
  pact,
  tested,
  inForce,
  asked,
}: AskedDraftView): z.output<(typeof askDraftContract)['answer']> {
  return {
    tested: presentTested(pact, tested),
    inForce,
    answers: asked.map(({ binds, would, today }) => ({
      at: timestamp(new Date(would.now)),
      build: would.request.buildDigest ?? null,
      binds,
      would: presentAnswerPart(would),
      today: presentAnswerPart(today),
    })),
  };
}
