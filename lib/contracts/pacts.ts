import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { PactContentSchema } from '#lib/contracts/pact-content.ts';
import {
  DraftResource,
  FindingResource,
  PactResource,
  PactSummary,
  VersionResource,
} from '#lib/contracts/pact-resources.ts';
import { nothing, PageQuery, pageOf } from '#lib/contracts/shared-schemas.ts';

const pactParams = z.strictObject({ pactKey: z.string().max(63) });

const common = { tag: 'pacts', query: nothing } as const;

export const listPactsContract = defineContract({
  ...common,
  name: 'listPacts',
  method: 'GET',
  path: '/pacts',
  summary: 'Every pact, with what is in force and what waits.',
  permission: 'pact:read',
  params: nothing,
  query: z.strictObject(PageQuery),
  body: nothing,
  answer: pageOf(PactSummary),
  status: 200,
  problems: [],
});

export const createPactContract = defineContract({
  ...common,
  name: 'createPact',
  method: 'POST',
  path: '/pacts',
  summary: 'Make a pact with its first draft.',
  permission: 'pact:draft',
  params: nothing,
  body: PactContentSchema,
  answer: DraftResource,
  status: 201,
  problems: ['key_taken'],
});

export const readPactContract = defineContract({
  ...common,
  name: 'readPact',
  method: 'GET',
  path: '/pacts/{pactKey}',
  summary: 'One pact and all its versions.',
  permission: 'pact:read',
  params: pactParams,
  body: nothing,
  answer: PactResource,
  status: 200,
  problems: ['not_found'],
});

export const readDraftContract = defineContract({
  ...common,
  name: 'readDraft',
  method: 'GET',
  path: '/pacts/{pactKey}/draft',
  summary: 'The draft, with what the lint finds.',
  permission: 'pact:read',
  params: pactParams,
  body: nothing,
  answer: DraftResource,
  status: 200,
  problems: ['not_found', 'draft_missing'],
});

export const startDraftContract = defineContract({
  ...common,
  name: 'startDraft',
  method: 'POST',
  path: '/pacts/{pactKey}/draft',
  summary: 'Start the next draft from a version.',
  permission: 'pact:draft',
  params: pactParams,
  body: z.strictObject({ from: z.int().min(1) }),
  answer: DraftResource,
  status: 201,
  problems: ['not_found', 'draft_exists'],
});

export const saveDraftContract = defineContract({
  ...common,
  name: 'saveDraft',
  method: 'PUT',
  path: '/pacts/{pactKey}/draft',
  summary: 'Replace the draft; `If-Match` names the one that was read.',
  permission: 'pact:draft',
  params: pactParams,
  body: PactContentSchema,
  answer: DraftResource,
  status: 200,
  problems: ['not_found', 'draft_missing', 'draft_changed', 'precondition_required'],
});

export const discardDraftContract = defineContract({
  ...common,
  name: 'discardDraft',
  method: 'DELETE',
  path: '/pacts/{pactKey}/draft',
  summary: 'Throw the draft away; versions stay.',
  permission: 'pact:draft',
  params: pactParams,
  body: nothing,
  answer: z.strictObject({ pact: z.strictObject({ key: z.string() }) }),
  status: 200,
  problems: ['not_found', 'draft_missing', 'draft_changed', 'precondition_required'],
});

export const lintUnsavedPactContract = defineContract({
  ...common,
  name: 'lintUnsavedPact',
  method: 'POST',
  path: '/pacts/{pactKey}/lint',
  summary: 'What the lint finds in this text; nothing is saved.',
  permission: 'pact:read',
  params: pactParams,
  body: PactContentSchema,
  answer: z.strictObject({ findings: z.array(FindingResource), inWords: z.record(z.string(), z.string()) }),
  status: 200,
  problems: ['not_found'],
});

export const submitDraftContract = defineContract({
  ...common,
  name: 'submitDraft',
  method: 'POST',
  path: '/pacts/{pactKey}/draft/submit',
  summary: 'Make the next version of the draft and ask for review.',
  permission: 'pact:submit',
  params: pactParams,
  body: z.strictObject({ note: z.string().trim().max(2000).default('') }),
  answer: VersionResource,
  status: 201,
  problems: ['not_found', 'draft_missing', 'draft_changed', 'pact_not_evaluable', 'pact_status'],
});
