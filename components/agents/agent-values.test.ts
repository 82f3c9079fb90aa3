import { expect, test } from 'vitest';
import { AgentFields, agentValues, toAgentBody } from '#components/agents/agent-values.ts';

const values = { ...agentValues(), key: 'agent_ops', name: 'Ops', owner: 'ops' };

test('labels are read line by line and keep an equals sign in their value', () => {
  expect(toAgentBody({ ...values, labels: ' env = prod \n\nquery=a=b' }).labels).toEqual({
    env: 'prod',
    query: 'a=b',
  });
});

test.each(['env', '=prod', 'env='])('a line without a name and a value is refused: %s', (labels) => {
  expect(AgentFields.safeParse({ ...values, labels }).success).toBe(false);
});
