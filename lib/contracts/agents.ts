import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  KeyText,
  LineText,
  nothing,
  PageQuery,
  ProseText,
  pageOf,
  Timestamp,
  timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import type { Agent } from '#lib/domain/agents/types.ts';
import { STOP_MODES, type StopMode } from '#lib/domain/stops/types.ts';

const MAX_LABELS = 20;

const LabelsSchema = z
  .record(KeyText, z.string().trim().min(1, 'must not be empty').max(100))
  .refine((labels) => Object.keys(labels).length <= MAX_LABELS, `must hold at most ${MAX_LABELS} labels`);

/** An autonomous system that asks for decisions. */
export const AgentResource = z.strictObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  /** The team that answers for it. */
  owner: z.strictObject({ key: z.string(), name: z.string() }),
  labels: z.record(z.string(), z.string()),
  /** Keys of the active pacts that bind it. */
  pacts: z.array(z.string()),
  /** The stop in force on this very agent; a stop of its workspace or of an action is not shown here. */
  stop: z.strictObject({ id: z.string(), mode: z.enum(STOP_MODES) }).nullable(),
  createdAt: Timestamp,
  retiredAt: Timestamp.nullable(),
});
export type AgentResource = z.output<typeof AgentResource>;

export const RegisterAgentBody = z.strictObject({
  key: KeyText,
  name: LineText,
  description: ProseText.default(''),
  /** A team's key. */
  owner: KeyText,
  labels: LabelsSchema.default({}),
});

/** What is left out stays as it is; `labels` replaces them all. */
export const UpdateAgentBody = z.strictObject({
  name: LineText.optional(),
  description: ProseText.optional(),
  owner: KeyText.optional(),
  labels: LabelsSchema.optional(),
});

/** An id or a key. */
const agentParams = z.strictObject({ agentId: z.string().max(100) });
const agent = { tag: 'agents', query: nothing, answer: AgentResource } as const;

export const listAgentsContract = defineContract({
  name: 'listAgents',
  method: 'GET',
  path: '/agents',
  tag: 'agents',
  summary: 'Agents by key.',
  permission: 'agent:read',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    /** A team's key. */
    owner: z.string().max(63).optional(),
    /** `name=value`. */
    label: z
      .string()
      .max(170)
      .regex(/^[^=]+=.+$/, 'must look like name=value')
      .optional(),
    /** Part of the key or the name. */
    text: z.string().trim().max(100).optional(),
    state: z.enum(['active', 'retired', 'all']).default('active'),
  }),
  body: nothing,
  answer: pageOf(AgentResource),
  status: 200,
  problems: [],
});

export const registerAgentContract = defineContract({
  ...agent,
  name: 'registerAgent',
  method: 'POST',
  path: '/agents',
  summary: 'Register an agent; from now on it may ask.',
  permission: 'agent:write',
  params: nothing,
  body: RegisterAgentBody,
  status: 201,
  problems: ['key_taken'],
});

export const readAgentContract = defineContract({
  ...agent,
  name: 'readAgent',
  method: 'GET',
  path: '/agents/{agentId}',
  summary: 'One agent, by id or key.',
  permission: 'agent:read',
  params: agentParams,
  body: nothing,
  status: 200,
  problems: ['not_found'],
});

export const updateAgentContract = defineContract({
  ...agent,
  name: 'updateAgent',
  method: 'PATCH',
  path: '/agents/{agentId}',
  summary:
    'Change what an agent is called, who owns it or its labels. Unbinding it from a pact needs pact:withdraw.',
  permission: 'agent:write',
  params: agentParams,
  body: UpdateAgentBody,
  status: 200,
  problems: ['not_found', 'agent_retired', 'person_required'],
});

export const retireAgentContract = defineContract({
  ...agent,
  name: 'retireAgent',
  method: 'POST',
  path: '/agents/{agentId}/retire',
  summary: 'Retire an agent for good: its keys are revoked and every decision it asks for is a block.',
  permission: 'agent:retire',
  params: agentParams,
  body: z.strictObject({ reason: LineText }),
  status: 200,
  problems: ['not_found', 'agent_retired'],
});

/** An agent with what holds it now. */
type AgentView = Agent & {
  readonly pacts: readonly string[];
  readonly stop: { readonly id: string; readonly mode: StopMode } | null;
};

export function presentAgent(found: AgentView): AgentResource {
  const { owner, labels, pacts, stop, createdAt, retiredAt, ...rest } = found;
  return {
    ...rest,
    owner: { key: owner.key, name: owner.name },
    labels: { ...labels },
    pacts: [...pacts],
    stop,
    createdAt: timestamp(createdAt),
    retiredAt: timestampOrNull(retiredAt),
  };
}

export function presentAgentPage(page: {
  readonly items: readonly AgentView[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentAgent), next: page.next };
}
