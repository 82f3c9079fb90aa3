import type { ActionResource } from '#lib/contracts/actions.ts';
import { blankPact } from '#lib/domain/pacts/blank.ts';
import {
  CODE_AND_DEPLOY_ACTIONS,
  codeAndDeployStarter,
  PAYMENTS_ACTIONS,
  paymentsStarter,
  type StarterAction,
} from '#lib/domain/pacts/starters.ts';
import type { PactContent } from '#lib/domain/pacts/types.ts';

export const STARTS = ['payments', 'codeAndDeploy', 'blank'] as const;
/** What a new pact begins as. */
export type Start = (typeof STARTS)[number];

type Chosen = {
  readonly start: Start;
  readonly key: string;
  readonly name: string;
  readonly agents: readonly string[];
  readonly owner: string;
};

/** The first draft's text. */
export function startedContent({ start, key, name, agents, owner }: Chosen): PactContent {
  const choice = { agentKeys: agents, owner };
  const content =
    start === 'payments'
      ? paymentsStarter(choice)
      : start === 'codeAndDeploy'
        ? codeAndDeployStarter(choice)
        : { ...blankPact({ key, name }), agents: { keys: agents, labels: {} } };
  return { ...content, key, name };
}

const ACTIONS: Readonly<Record<Start, readonly StarterAction[]>> = {
  payments: PAYMENTS_ACTIONS,
  codeAndDeploy: CODE_AND_DEPLOY_ACTIONS,
  blank: [],
};

/** The actions a starter speaks of that nobody declared yet. */
export function missingActions(
  start: Start,
  known: readonly Pick<ActionResource, 'name' | 'isDeclared'>[],
): readonly StarterAction[] {
  const declared = new Set(known.filter((action) => action.isDeclared).map((action) => action.name));
  return ACTIONS[start].filter((action) => !declared.has(action.name));
}
