import * as z from 'zod';
import { defineContract } from '#lib/contracts/define-contract.ts';
import { DiffResource, VersionResource } from '#lib/contracts/pact-resources.ts';
import { LineText, nothing } from '#lib/contracts/shared-schemas.ts';

const versionParams = z.strictObject({
  pactKey: z.string().max(63),
  number: z.coerce.number().int().min(1).max(1_000_000),
});

const common = { tag: 'pacts', query: nothing } as const;

export const readVersionContract = defineContract({
  ...common,
  name: 'readVersion',
  method: 'GET',
  path: '/pacts/{pactKey}/versions/{number}',
  summary: 'A version as it was submitted, who signed it and what changed.',
  permission: 'pact:read',
  params: versionParams,
  body: nothing,
  answer: VersionResource,
  status: 200,
  problems: ['not_found'],
});

export const diffVersionsContract = defineContract({
  ...common,
  name: 'diffVersions',
  method: 'GET',
  path: '/pacts/{pactKey}/versions/{number}/diff',
  summary: 'What changed since another version, in words.',
  permission: 'pact:read',
  params: versionParams,
  query: z.strictObject({ against: z.coerce.number().int().min(1).optional() }),
  body: nothing,
  answer: DiffResource,
  status: 200,
  problems: ['not_found'],
});

const onVersion = {
  ...common,
  method: 'POST',
  params: versionParams,
  answer: VersionResource,
  status: 200,
} as const;
const digestBody = z.strictObject({ digest: z.string().max(80) });
const reasonBody = z.strictObject({ reason: LineText });

export const approveVersionContract = defineContract({
  ...onVersion,
  name: 'approveVersion',
  path: '/pacts/{pactKey}/versions/{number}/approve',
  summary: 'Sign a version; the signature is bound to the digest.',
  permission: 'pact:approve',
  body: digestBody,
  problems: [
    'not_found',
    'step_up_required',
    'version_not_in_review',
    'approval_own',
    'approval_repeated',
    'approval_digest',
  ],
});

export const sendBackVersionContract = defineContract({
  ...onVersion,
  name: 'sendBackVersion',
  path: '/pacts/{pactKey}/versions/{number}/send-back',
  summary: 'Close the version with a reason; its text becomes the draft again if there is none.',
  permission: 'pact:approve',
  body: reasonBody,
  problems: ['not_found', 'pact_status'],
});

export const activateVersionContract = defineContract({
  ...onVersion,
  name: 'activateVersion',
  path: '/pacts/{pactKey}/versions/{number}/activate',
  summary: 'Put the version in force. No decision made after the answer follows an older one.',
  permission: 'pact:narrow',
  body: digestBody,
  problems: [
    'not_found',
    'step_up_required',
    'forbidden',
    'pact_status',
    'approvals_missing',
    'approval_digest',
    'conflict',
  ],
});

export const withdrawVersionContract = defineContract({
  ...onVersion,
  name: 'withdrawVersion',
  path: '/pacts/{pactKey}/versions/{number}/withdraw',
  summary: 'Take the active version out of force. It widens, so it needs what activation needs.',
  permission: 'pact:withdraw',
  body: reasonBody,
  problems: ['not_found', 'step_up_required', 'pact_status', 'approvals_missing'],
});

export const ratifyVersionContract = defineContract({
  ...onVersion,
  name: 'ratifyVersion',
  path: '/pacts/{pactKey}/versions/{number}/ratify',
  summary: 'Sign, as a second person, what was activated alone or because it only narrows.',
  permission: 'pact:approve',
  body: digestBody,
  problems: [
    'not_found',
    'step_up_required',
    'pact_status',
    'approval_own',
    'approval_repeated',
    'approval_digest',
  ],
});

export const restoreVersionContract = defineContract({
  ...onVersion,
  name: 'restoreVersion',
  path: '/pacts/{pactKey}/versions/{number}/restore',
  summary: 'Make this version’s exact text the next version, in review.',
  permission: 'pact:submit',
  body: reasonBody,
  status: 201,
  problems: ['not_found', 'pact_not_evaluable', 'pact_status'],
});
