import { expect, it } from 'vitest';
import { tellOf } from '#lib/testing/bells.ts';
import { withReceivers, workOnce } from '#lib/testing/receiving.ts';
import { seedReview } from '#lib/testing/reviews.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { seedAgent, seedMember, seedTeam, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
const receivers = withReceivers();

/** A header of a mail, unfolded. */
function header(mail: { readonly text: string }, name: string): string {
  const unfolded = mail.text.replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? '';
}

it('mails about one thing make one conversation, each with an id of its own', async () => {
  const here = await seedWorkspace();
  const bob = await seedMember(here, { role: 'builder', email: 'bob@example.com' });
  await seedTeam(here, { key: 'ops', members: [bob.principal.personId] });
  const payload = { agent: 'agent_pay', pact: 'payments', clause: 'C2', check: 'citation', owner: 'ops' };
  const closesAt = '2026-12-01T10:00:00.000Z';
  await tellOf(here, 'evidence.expiring', 'evd_1', { ...payload, closesAt });
  await tellOf(here, 'evidence.stale', 'evd_1', { ...payload, closesAt });
  await tellOf(here, 'evidence.stale', 'evd_1', { ...payload, clause: 'C3', closesAt });
  await workOnce();
  const mails = receivers.mailsTo('bob@example.com');
  const of = (clause: string) => mails.filter((mail) => header(mail, 'subject').includes(`clause ${clause}`));
  // Mails are sent side by side, so which of them comes in first is nobody's promise.
  const isStale = (mail: { readonly text: string }) =>
    mail.text.replace(/=\r\n/g, '').includes('Proof is stale: citation for agent_pay');
  const first = of('C2').find((mail) => !isStale(mail));
  const second = of('C2').find(isStale);
  const [other] = of('C3');
  if (!first || !second || !other) throw new Error('a mail is missing');
  const [one, two, three] = [first, second, other].map((mail) => header(mail, 'references'));
  expect(one).toMatch(/^<thread\.[0-9a-f]{32}@countersign\.invalid>$/);
  expect(two).toBe(one);
  expect(header(second, 'in-reply-to')).toBe(one);
  expect(three).not.toBe(one);
  expect(header(second, 'subject')).toBe(header(first, 'subject'));
  expect(new Set(mails.map((mail) => header(mail, 'message-id'))).size).toBe(3);
});

it('the same thing in two workspaces is two conversations', async () => {
  for (const name of ['first', 'second']) {
    const here = await seedWorkspace();
    await seedMember(here, { role: 'approver', email: `ann-${name}@example.com` });
    const payload = { target: 'workspace', reason: 'A drill' };
    await tellOf(here, 'stop.frozen', 'stp_same', payload);
    await seedReview(here, { agentId: (await seedAgent(here)).id });
  }
  await workOnce();
  const threads = ['first', 'second'].flatMap((name) =>
    receivers.mailsTo(`ann-${name}@example.com`).map((mail) => header(mail, 'references')),
  );
  expect(threads).toHaveLength(4);
  expect(new Set(threads).size).toBe(4);
});
