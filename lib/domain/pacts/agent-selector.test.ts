import { describe, expect, it } from 'vitest';
import { bindsAgent } from '#lib/domain/pacts/agent-selector.ts';

const agent = { key: 'agent_ops', labels: { team: 'ops', env: 'production' } };

describe('bindsAgent', () => {
  it.each([
    ['its key', { keys: ['agent_ops'], labels: {} }, true],
    ['another key', { keys: ['agent_hr'], labels: {} }, false],
    ['all its labels', { keys: [], labels: { team: 'ops', env: 'production' } }, true],
    ['a label it has and one it lacks', { keys: [], labels: { team: 'ops', region: 'eu' } }, false],
    ['another key but its label', { keys: ['agent_hr'], labels: { team: 'ops' } }, true],
    ['nothing at all', { keys: [], labels: {} }, false],
  ])('a pact that names %s binds it: %#', (_what, selector, isBound) => {
    expect(bindsAgent(selector, agent)).toBe(isBound);
  });
});
