import * as z from 'zod';
import * as access from '#lib/contracts/access.ts';
import * as actions from '#lib/contracts/actions.ts';
import * as agents from '#lib/contracts/agents.ts';
import * as backtests from '#lib/contracts/backtests.ts';
import * as changes from '#lib/contracts/changes.ts';
import * as checks from '#lib/contracts/checks.ts';
import * as decisionCounts from '#lib/contracts/decision-counts.ts';
import * as decisionReasons from '#lib/contracts/decision-reasons.ts';
import * as decisions from '#lib/contracts/decisions.ts';
import type { Contract } from '#lib/contracts/define-contract.ts';
import * as demos from '#lib/contracts/demos.ts';
import * as events from '#lib/contracts/events.ts';
import * as evidence from '#lib/contracts/evidence.ts';
import * as evidenceBoard from '#lib/contracts/evidence-board.ts';
import * as firstSteps from '#lib/contracts/first-steps.ts';
import * as governance from '#lib/contracts/governance.ts';
import * as governanceAnswers from '#lib/contracts/governance-answers.ts';
import * as keys from '#lib/contracts/keys.ts';
import * as members from '#lib/contracts/members.ts';
import * as notices from '#lib/contracts/notices.ts';
import * as overrideResources from '#lib/contracts/override-resources.ts';
import * as overrides from '#lib/contracts/overrides.ts';
import * as overview from '#lib/contracts/overview.ts';
import * as pactHistory from '#lib/contracts/pact-history.ts';
import * as pactVersions from '#lib/contracts/pact-versions.ts';
import * as pacts from '#lib/contracts/pacts.ts';
import * as passkeys from '#lib/contracts/passkeys.ts';
import * as posture from '#lib/contracts/posture.ts';
import * as reviews from '#lib/contracts/reviews.ts';
import * as search from '#lib/contracts/search.ts';
import * as shadows from '#lib/contracts/shadows.ts';
import * as sources from '#lib/contracts/sources.ts';
import * as stepUp from '#lib/contracts/step-up.ts';
import * as stops from '#lib/contracts/stops.ts';
import * as teams from '#lib/contracts/teams.ts';
import * as webhooks from '#lib/contracts/webhooks.ts';

const MODULES = [
  demos,
  decisionCounts,
  decisions,
  decisionReasons,
  backtests,
  webhooks,
  stops,
  reviews,
  posture,
  events,
  changes,
  checks,
  sources,
  evidence,
  evidenceBoard,
  agents,
  actions,
  overrides,
  overrideResources,
  overview,
  firstSteps,
  governance,
  governanceAnswers,
  search,
  pactHistory,
  pactVersions,
  shadows,
  pacts,
  teams,
  notices,
  access,
  stepUp,
  passkeys,
  keys,
  members,
];

/** Every operation of the public API. OpenAPI, the permission tests and the isolation tests are made from this list. */
export const ALL_CONTRACTS: readonly Contract[] = MODULES.flatMap(contractsOf);

/** The schemas that have a name, by it: the components of the OpenAPI document. */
export const NAMED_SCHEMAS: Readonly<Record<string, z.ZodObject>> = Object.fromEntries(
  MODULES.flatMap(schemasOf),
);

function contractsOf(module: object): Contract[] {
  return Object.entries(module).flatMap(([name, value]) =>
    name.endsWith('Contract') ? [value as Contract] : [],
  );
}

function schemasOf(module: object): [string, z.ZodObject][] {
  return Object.entries(module).flatMap(([name, value]): [string, z.ZodObject][] =>
    value instanceof z.ZodObject ? [[name, value]] : [],
  );
}
