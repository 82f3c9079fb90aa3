import { expect, test } from 'vitest';
import { loosensOverrideRole, OVERRIDE_ROLES } from '#lib/domain/access/workspace.ts';

test('naming another role loosens exactly where somebody gains the right to grant', () => {
  const loosening = OVERRIDE_ROLES.flatMap((from) =>
    OVERRIDE_ROLES.filter((to) => loosensOverrideRole(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(loosening).toEqual([
    ...['owner → trust_lead', 'owner → approver', 'owner → operator'],
    ...['trust_lead → approver', 'trust_lead → operator'],
    'approver → operator',
    // A trust lead stands for an approver, and for no operator.
    ...['operator → trust_lead', 'operator → approver'],
  ]);
});
