import { expect, test } from 'vitest';
import { groupFindings } from '#components/backtests/group-findings.ts';
import type { Probe } from '#lib/client/backtests.ts';

function probeOf(clause: string, finding: Probe['finding'], agent = 'agent_pay'): Probe {
  const answer = { effect: 'allow', summary: 'Allowed.', times: 1, request: {} } as const;
  return { kind: 'lookalike', clause, agent, action: 'tool:wire', tried: 'EUR', ...answer, finding };
}

test('what one change mends is told once, with how many more are alike', () => {
  const groups = groupFindings([
    probeOf('a', { message: 'One.', fix: 'Mend it.' }),
    probeOf('a', { message: 'One.', fix: 'Mend it.' }, 'agent_other'),
    probeOf('a', { message: 'Two.', fix: 'Mend it.' }),
    probeOf('a', null),
    probeOf('b', { message: 'One.', fix: 'Mend it.' }),
  ]);
  expect(groups).toEqual([
    { clause: 'a', message: 'One.', fix: 'Mend it.', others: 1 },
    { clause: 'b', message: 'One.', fix: 'Mend it.', others: 0 },
  ]);
});
