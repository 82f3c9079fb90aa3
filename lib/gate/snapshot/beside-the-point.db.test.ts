import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemScope } from '#lib/auth/authorise.ts';
import { ReadingPool } from '#lib/gate/reading.ts';
import { bringUpToDate, loadWorkspace } from '#lib/gate/snapshot/bring-up-to-date.ts';
import { watchEvidence } from '#lib/operations/evidence/watch-evidence.ts';
import { inviteMember } from '#lib/operations/members/invite-member.ts';
import { revokeInvitation } from '#lib/operations/members/revoke-invitation.ts';
import { endDueOverrides } from '#lib/operations/overrides/end-due-overrides.ts';
import { endDueShadows } from '#lib/operations/pacts/end-due-shadows.ts';
import { escalateReviews, expireReviews } from '#lib/operations/reviews/end-due-reviews.ts';
import { sendTestMessage } from '#lib/operations/teams/send-test-message.ts';
import { updateTeam } from '#lib/operations/teams/update-team.ts';
import { seedCheck, seedEvidence, seedSource } from '#lib/testing/evidence.ts';
import { clauseOf, seedActivePact } from '#lib/testing/pacts.ts';
import { withTestDatabase } from '#lib/testing/test-database.ts';
import { type SeededWorkspace, seedAgent, seedWorkspace } from '#lib/testing/workspaces.ts';

withTestDatabase();
process.env.COUNTERSIGN_WEBHOOK_MASTER_KEY ??= 'a'.repeat(32);

const LATER = new Date(Date.now() + 48 * 3_600_000);
const DEMAND = {
  check: 'citation-accuracy',
  methods: ['automated'],
  maxAge: 'PT24H',
  sameBuild: false,
} as const;

let here: SeededWorkspace;
let pool: ReadingPool;

beforeAll(async () => {
  pool = new ReadingPool(process.env.DATABASE_URL ?? '');
  here = await seedWorkspace();
  const { id } = await seedAgent(here, { key: 'agent_pay' });
  await seedCheck(here);
  await seedSource(here);
  await seedActivePact(here, { clauses: [clauseOf({ evidence: [DEMAND] })] });
  await seedEvidence(here, { agent: id });
  const slackUrl = 'https://hooks.slack.com/services/T0/B0/secret';
  await updateTeam(here.scope, { params: { teamKey: 'first-team' }, body: { slackUrl } });
});

afterAll(() => pool.close());

const worker = () => systemScope(here.workspaceId, 'worker');

it.each([
  ['windows that closed', () => watchEvidence(worker(), LATER)],
  ['a test message', () => sendTestMessage(here.scope, { params: { teamKey: 'first-team' } })],
  [
    'an invitation and its end',
    async () => {
      const body = { email: 'new@example.com', role: 'builder' } as const;
      const { value } = await inviteMember(here.scope, { body });
      await revokeInvitation(here.scope, { params: { invitationId: value.invitation.id } });
    },
  ],
  ['no override to end', () => endDueOverrides(worker(), LATER)],
  ['no shadow to end', () => endDueShadows(worker(), LATER)],
  ['no review to end', () => expireReviews(worker(), LATER)],
  ['no review to escalate', () => escalateReviews(worker(), LATER)],
])('a gate keeps what it holds through %s', async (_, act) => {
  const state = await loadWorkspace(pool, here.workspaceId, 0);
  if (!state) throw new Error('the workspace is gone');
  const before = state.snapshot;
  await act();
  await bringUpToDate(pool, state);
  expect(state.snapshot.revision).toBeGreaterThan(before.revision);
  expect(state.snapshot.evidence).toBe(before.evidence);
  expect(state.snapshot.agents).toBe(before.agents);
});
