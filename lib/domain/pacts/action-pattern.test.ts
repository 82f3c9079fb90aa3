import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coversPattern,
  isActionName,
  isActionPattern,
  isBroad,
  matchesAction,
} from '#lib/domain/pacts/action-pattern.ts';

const pattern = fc.constantFrom(
  '*',
  'tool:*',
  'tool:wire-*',
  'tool:wire-transfer',
  'tool:w*',
  'shell:*',
  'shell:exec',
);
const name = fc.constantFrom(
  'tool:wire-transfer',
  'tool:wire-recall',
  'tool:write',
  'shell:exec',
  'shell:execute',
);

describe('action patterns', () => {
  it.each([
    'tool:wire-transfer',
    'mcp:github.create_issue',
    'shell:exec',
    'mcp__x:Read',
    'deploy:eu/production',
  ])('takes %s for an action name', (text) => {
    expect(isActionName(text)).toBe(true);
    expect(isActionPattern(text)).toBe(true);
  });

  it.each([
    '',
    'tool',
    'tool:',
    ':wire',
    'Tool:wire',
    'tool:wi*re',
    'tool: wire',
    'tool:wire\n',
    'to*',
    '**',
    'tool:**',
    'tool*',
  ])('takes %j for neither a name nor a pattern', (text) => {
    expect(isActionName(text)).toBe(false);
    expect(isActionPattern(text)).toBe(false);
  });

  it.each(['*', 'tool:*', 'tool:wire-*'])('takes %s for a pattern, not for a name', (text) => {
    expect(isActionName(text)).toBe(false);
    expect(isActionPattern(text)).toBe(true);
  });

  it.each([
    ['*', true],
    ['tool:*', true],
    ['tool:w*', false],
    ['tool:wire-transfer', false],
  ])('says of %s that it is broad: %s', (text, isIt) => {
    expect(isBroad(text)).toBe(isIt);
  });

  it.each([
    ['*', 'shell:exec', true],
    ['tool:*', 'tool:wire-transfer', true],
    ['tool:*', 'toolbox:wire', false],
    ['tool:wire-*', 'tool:wire-transfer', true],
    ['tool:wire-*', 'tool:write', false],
    ['tool:wire', 'tool:wire-transfer', false],
    ['tool:Wire', 'tool:wire', false],
  ])('matches %s with %s: %s', (one, action, isMatch) => {
    expect(matchesAction(one, action)).toBe(isMatch);
  });

  it('a pattern that covers another matches every name the other matches', () => {
    fc.assert(
      fc.property(pattern, pattern, name, (wide, narrow, action) => {
        if (coversPattern(wide, narrow) && matchesAction(narrow, action)) {
          expect(matchesAction(wide, action)).toBe(true);
        }
      }),
    );
  });
});
