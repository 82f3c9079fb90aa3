import { describe, expect, it } from 'vitest';
import { coveredActions } from '#lib/domain/pacts/clause-coverage.ts';
import { lintPact } from '#lib/domain/pacts/lint.ts';
import {
  CODE_AND_DEPLOY_ACTIONS,
  codeAndDeployStarter,
  PAYMENTS_ACTIONS,
  paymentsStarter,
} from '#lib/domain/pacts/starters.ts';

const choice = { agentKeys: ['agent_one'], owner: 'payments-ops' };
const STARTERS = [
  ['payments', paymentsStarter(choice), PAYMENTS_ACTIONS],
  ['code and deploy', codeAndDeployStarter(choice), CODE_AND_DEPLOY_ACTIONS],
] as const;

describe.each(STARTERS)('the starter pact for %s', (_name, content, actions) => {
  it('has no finding once its actions are declared', () => {
    const world = {
      actions: actions.map(({ name, tier }) => ({ name, tier, declared: true })),
      agents: [{ key: 'agent_one', labels: {} }],
      teams: [{ key: 'payments-ops', name: 'Payments Ops' }],
      checks: [],
      timeZoneIsKnown: () => true,
    };
    expect(lintPact(content, world)).toEqual([]);
  });

  it('covers every high and critical action it wants declared, and no other action', () => {
    const consequential = actions
      .filter(({ tier }) => tier === 'high' || tier === 'critical')
      .map(({ name }) => name);
    expect(coveredActions(content.clauses, actions)).toEqual([...consequential].sort());
  });

  it('is owned by the chosen team and binds the chosen agents', () => {
    expect(content.agents.keys).toEqual(['agent_one']);
    expect(new Set(content.clauses.map((clause) => clause.owner))).toEqual(new Set(['payments-ops']));
  });
});
