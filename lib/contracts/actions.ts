import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import {
  ActionName,
  nothing,
  PageQuery,
  ProseText,
  pageOf,
  TierName,
  Timestamp,
  timestampOrNull,
} from '#lib/contracts/shared-schemas.ts';
import type { CatalogueAction } from '#lib/domain/actions/catalogue.ts';

/** Something agents may do: declared with a tier, or only seen in traffic. */
export const ActionResource = z.strictObject({
  name: z.string(),
  /** An undeclared action counts as high. */
  tier: TierName,
  isDeclared: z.boolean(),
  description: z.string(),
  declaredAt: Timestamp.nullable(),
  /** When an agent first asked for it undeclared, and which one did. */
  firstSeenAt: Timestamp.nullable(),
  firstSeenBy: z.strictObject({ id: z.string(), key: z.string() }).nullable(),
  /** Clauses in force that reach it at its own tier. */
  clauses: z.array(
    z.strictObject({
      pact: z.string(),
      version: z.int(),
      clause: z.string(),
      title: z.string(),
      authorises: z.boolean(),
    }),
  ),
  /** How often it was asked for in the last 30 days, dry runs left out; counted up to 10,000. */
  calls30d: z.int(),
});
export type ActionResource = z.output<typeof ActionResource>;

export const DeclareActionBody = z.strictObject({
  name: ActionName,
  tier: TierName,
  description: ProseText.default(''),
});

/** What is left out stays as it is. */
export const UpdateActionBody = z.strictObject({
  tier: TierName.optional(),
  description: ProseText.optional(),
});

// What cannot be decoded stays as it is, and is then no name.
function decodedName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `tool:wire-transfer`; some routers hand it over as it stood in the address. */
const actionParams = z.strictObject({
  actionName: z.string().max(400).transform(decodedName).pipe(ActionName),
});
const action = { tag: 'actions', query: nothing, answer: ActionResource } as const;

export const listActionsContract = defineContract({
  name: 'listActions',
  method: 'GET',
  path: '/actions',
  tag: 'actions',
  summary: 'The catalogue, and what was seen in traffic but never declared, by name.',
  permission: 'action:read',
  params: nothing,
  query: z.strictObject({
    ...PageQuery,
    declared: z.enum(['true', 'false']).optional(),
    tier: TierName.optional(),
    /** Part of the name. */
    text: z.string().trim().max(100).optional(),
  }),
  body: nothing,
  answer: pageOf(ActionResource),
  status: 200,
  problems: [],
});

export const declareActionContract = defineContract({
  ...action,
  name: 'declareAction',
  method: 'POST',
  path: '/actions',
  summary: 'Declare an action with its tier. For a person, a tier below high needs pact:activate.',
  permission: 'action:declare',
  params: nothing,
  body: DeclareActionBody,
  status: 201,
  problems: ['key_taken', 'person_required'],
});

export const readActionContract = defineContract({
  ...action,
  name: 'readAction',
  method: 'GET',
  path: '/actions/{actionName}',
  summary: 'One action, declared or only seen.',
  permission: 'action:read',
  params: actionParams,
  body: nothing,
  status: 200,
  problems: ['not_found'],
});

export const updateActionContract = defineContract({
  ...action,
  name: 'updateAction',
  method: 'PATCH',
  path: '/actions/{actionName}',
  summary: 'Change a declared action. Raising the tier is immediate; lowering it needs pact:activate.',
  permission: 'action:declare',
  params: actionParams,
  body: UpdateActionBody,
  status: 200,
  problems: ['not_found', 'person_required'],
});

type ActionView = CatalogueAction &
  Pick<ActionResource, 'firstSeenBy' | 'calls30d'> & {
    readonly clauses: readonly ActionResource['clauses'][number][];
  };

export function presentAction(view: ActionView): ActionResource {
  const { firstSeenByAgentId: _, clauses, declaredAt, firstSeenAt, ...rest } = view;
  return {
    ...rest,
    clauses: [...clauses],
    declaredAt: timestampOrNull(declaredAt),
    firstSeenAt: timestampOrNull(firstSeenAt),
  };
}

export function presentActionPage(page: {
  readonly items: readonly ActionView[];
  readonly next: string | null;
}) {
  return { items: page.items.map(presentAction), next: page.next };
}
