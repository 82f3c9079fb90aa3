import type { Theirs } from './theirs.ts';

type Body = (theirs: Theirs) => unknown;
const DIGEST = `sha256:${'0'.repeat(64)}`;
const reason: Body = () => ({ reason: 'It is over.' });
const signed: Body = () => ({ digest: DIGEST });
const answered: Body = () => ({ requestDigest: DIGEST, text: 'A few words.' });
const content: Body = ({ pactKey }) => ({
  key: pactKey,
  name: 'A pact',
  purpose: 'What an agent may do.',
  agents: { keys: [], labels: {} },
  approvalsNeeded: 1,
  clauses: [],
});

const exception = (about: object): object => ({
  ...{ target: { type: 'posture', tier: 'high' }, agents: ['mine'], actions: ['tool:wire-transfer'] },
  ...{ reasonCode: 'other', reason: 'To see.', ...about },
});
const exceptions: readonly Naming[] = [
  { body: ({ agentId }) => exception({ agents: [agentId] }) },
  {
    body: ({ pactKey }) => exception({ target: { type: 'clause', pact: pactKey, clause: 'transfer-limit' } }),
  },
  { body: ({ decisionId }) => exception({ decision: decisionId }) },
];

/** Bodies with which an operation on one thing gets as far as looking for it. Whatever is not named takes none. */
export const BODIES: Readonly<Record<string, Body>> = {
  updateAction: () => ({ tier: 'critical' }),
  updateAgent: () => ({ name: 'Another name' }),
  retireAgent: reason,
  reportOutcome: () => ({ status: 'executed' }),
  changeMemberRole: () => ({ role: 'auditor' }),
  sendTestMessage: () => ({}),
  updateTeam: () => ({ name: 'Another name' }),
  startDraft: () => ({ from: 1 }),
  saveDraft: content,
  lintUnsavedPact: content,
  backtestPact: () => ({ version: 1, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }),
  probePact: () => ({ version: 1 }),
  askDraft: () => ({ requests: [{ agentId: 'agent_pay', action: 'tool:wire-transfer' }] }),
  askAgain: ({ pactKey }) => ({ pact: pactKey, version: 1 }),
  submitDraft: () => ({}),
  approveVersion: signed,
  activateVersion: signed,
  ratifyVersion: signed,
  sendBackVersion: reason,
  withdrawVersion: reason,
  restoreVersion: reason,
  startShadow: () => ({ endsAt: new Date(Date.now() + 2 * 3_600_000).toISOString() }),
  endShadow: reason,
  approveReview: answered,
  denyReview: answered,
  steerReview: answered,
  recallReview: answered,
  liftStop: reason,
  updateCheck: () => ({ name: 'Another name' }),
  retireCheck: reason,
  updateSource: () => ({ name: 'Another name' }),
  retireSource: reason,
  grantOverride: () => ({}),
  denyOverride: () => ({ text: 'A few words.' }),
  revokeOverride: reason,
  reviewOverride: () => ({ verdict: 'justified', text: 'A few words.' }),
};

const OBSERVED = '2026-01-31T14:00:00.000Z';
/** Evidence that names its parts as they would be called here, but for what is given. */
const proof = (given: object) => ({
  ...{ agent: 'mine', check: 'mine', source: 'mine', method: 'automated', observedAt: OBSERVED },
  ...{ result: { passed: 1, failed: 0 }, ...given },
});

/** Operations on a draft say which text they saw. */
export const WITH_IF_MATCH = ['saveDraft', 'discardDraft', 'submitDraft'];

/**
 * Operations on the caller's own workspace, with the parts of a request that could name something of another. An empty
 * list says that the operation names nothing: what it makes or changes is the caller's.
 */
export const NAMING: Readonly<Record<string, readonly Naming[]>> = {
  decide: [
    { body: ({ agentId }) => ({ agentId, action: 'tool:wire-transfer' }) },
    { body: ({ reviewId }) => ({ agentId: 'mine', action: 'tool:wire-transfer', reviewId }) },
    { body: ({ agentId }) => ({ agentId: 'mine', action: 'tool:wire-transfer', delegatedBy: [agentId] }) },
  ],
  readDemo: [],
  makeDemo: [],
  removeDemo: [],
  decideBatch: [{ body: ({ agentId }) => ({ requests: [{ agentId, action: 'tool:wire-transfer' }] }) }],
  createKey: [{ body: ({ agentId }) => ({ name: 'A key', scopes: ['decide'], agentId }) }],
  createTeam: [{ body: ({ personId }) => ({ key: 'with-them', name: 'With them', members: [personId] }) }],
  registerAgent: [{ body: ({ teamKey }) => ({ key: 'theirs', name: 'Theirs', owner: teamKey }) }],
  stop: [{ body: ({ agentId }) => ({ target: 'agent', targetId: agentId, reason: 'To see' }) }],
  findAnything: [
    { query: () => 'q=zebra' },
    { query: ({ agentId }) => `q=${agentId}` },
    { query: ({ decisionId }) => `q=${decisionId}` },
    { query: ({ reviewId }) => `q=${reviewId}` },
    { query: ({ evidenceId }) => `q=${evidenceId}` },
    { query: ({ overrideId }) => `q=${overrideId}` },
    { query: ({ personId }) => `q=${personId}` },
    { query: ({ keyId }) => `q=${keyId}` },
  ],
  readStopReach: [{ query: ({ agentId }) => `target=agent&targetId=${agentId}` }],
  requestOverride: exceptions,
  breakGlass: [...exceptions, { body: ({ teamKey }) => exception({ reviewTeam: teamKey }) }],
  prefillOverride: [{ query: ({ decisionId }) => `decision=${decisionId}` }],
  listOverrides: [
    { query: ({ agentId }) => `agent=${agentId}` },
    { query: ({ pactKey }) => `pact=${pactKey}` },
  ],
  listDecisions: [{ query: ({ agentId }) => `agent=${agentId}` }],
  countDecisions: [
    { query: ({ agentId }) => `agent=${agentId}&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z` },
  ],
  listReviews: [{ query: ({ agentId }) => `agent=${agentId}` }],
  listDeliveries: [{ query: ({ webhookId }) => `webhookId=${webhookId}` }],
  listEvents: [
    { query: ({ agentId }) => `subjectId=${agentId}` },
    { query: ({ personId }) => `actor=${personId}` },
  ],
  listAgents: [{ query: ({ teamKey }) => `owner=${teamKey}` }],
  readAccessMap: [{ query: ({ agentId }) => `agent=${agentId}` }],
  createCheck: [
    { body: ({ teamKey }) => ({ key: 'theirs', name: 'Theirs', dimension: 'safety', owner: teamKey }) },
  ],
  registerSource: [
    {
      body: ({ teamKey }) => ({ key: 'theirs', name: 'Theirs', highestMethod: 'automated', owner: teamKey }),
    },
    {
      body: ({ keyId }) => ({
        ...{ key: 'by-theirs', name: 'Theirs', highestMethod: 'automated' },
        ...{ owner: 'first-team', apiKeyId: keyId },
      }),
    },
  ],
  recordEvidence: [
    { body: ({ agentId }) => proof({ agent: agentId }) },
    { body: ({ checkKey }) => proof({ check: checkKey }) },
    { body: ({ sourceKey }) => proof({ source: sourceKey }) },
    { body: ({ evidenceId }) => proof({ corrects: evidenceId }) },
  ],
  recordManyEvidence: [
    { body: ({ agentId }) => ({ items: [proof({ agent: agentId })] }) },
    { body: ({ evidenceId }) => ({ items: [proof({ corrects: evidenceId })] }) },
  ],
  importEvidence: [
    {
      body: ({ agentId }) => ({
        ...{ agent: agentId, check: 'mine', method: 'automated', format: 'junit', observedAt: OBSERVED },
        content: '<testsuite tests="1" failures="0"><testcase name="a"/></testsuite>',
      }),
    },
  ],
  listEvidence: [
    { query: ({ agentId }) => `agent=${agentId}` },
    { query: ({ checkKey }) => `check=${checkKey}` },
    { query: ({ sourceKey }) => `source=${sourceKey}` },
  ],
  changePassword: [],
  stepUp: [],
  offerStepUp: [],
  offerPasskey: [],
  addPasskey: [],
  changePosture: [],
  createPact: [],
  createWebhook: [],
  declareAction: [],
  inviteMember: [],
  updateWorkspace: [],
  readNotices: [{ body: ({ noticeId }) => ({ ids: [noticeId] }) }],
};

/** One request that names something, by body or by query. */
export type Naming = {
  readonly body?: Body;
  readonly query?: (theirs: Theirs) => string;
};
