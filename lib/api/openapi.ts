import type * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { PROBLEM_TABLE } from '#lib/api/problem-table.ts';
import { ALL_CONTRACTS, NAMED_SCHEMAS } from '#lib/contracts/all-contracts.ts';
import type { Contract } from '#lib/contracts/define-contract.ts';
import { ProblemResource } from '#lib/contracts/problem.ts';
import { PERSON_ONLY } from '#lib/domain/access/permissions.ts';
import type { ProblemCode } from '#lib/domain/problems/codes.ts';

const VERSION = '1';

const DESCRIPTION = `Countersign answers agents before they act, and keeps what people agreed on.
Every list is paged with \`limit\` and \`cursor\`. Every POST takes an \`Idempotency-Key\`. Every write answers with \`Countersign-Revision\`.
Failures are RFC 9457 problems; \`type\` leads to the page of the code.`;

/** The public API as an OpenAPI 3.1 document, made from the contracts that also validate every request. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Countersign', version: VERSION, description: DESCRIPTION },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(ALL_CONTRACTS.map((contract) => contract.tag))].sort().map((name) => ({ name })),
    paths: pathsOf(ALL_CONTRACTS),
    components: {
      schemas: { Problem: ProblemResource, ...NAMED_SCHEMAS },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key, csk_…' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-countersign-session',
          description: 'A person who is signed in',
        },
      },
    },
  });
}

function pathsOf(contracts: readonly Contract[]): ZodOpenApiPathsObject {
  const sorted = [...contracts].sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
  const paths: ZodOpenApiPathsObject = {};
  for (const contract of sorted) {
    paths[contract.path] = {
      ...paths[contract.path],
      [contract.method.toLowerCase()]: operationOf(contract),
    };
  }
  return paths;
}

function operationOf(contract: Contract): ZodOpenApiOperationObject {
  const { name, tag, summary, permission, method, status, body } = contract;
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(permission === 'public' ? { security: [] } : { description: `Permission: \`${permission}\`.` }),
    requestParams: {
      ...(hasFields(contract.params) && { path: contract.params }),
      ...(hasFields(contract.query) && { query: contract.query }),
    },
    ...(hasFields(body) &&
      method !== 'GET' && {
        requestBody: { content: { 'application/json': { schema: body } }, required: true },
      }),
    responses: {
      [String(status)]: answerOf(contract),
      ...problemsOf(contract),
    },
  };
}

function answerOf({ status, answer, method }: Contract): ZodOpenApiResponseObject {
  const revision = { 'Countersign-Revision': { schema: { type: 'string' as const } } };
  return {
    description: status === 204 ? 'Done' : 'The answer',
    ...(method !== 'GET' && { headers: revision }),
    ...(status !== 204 && { content: { 'application/json': { schema: answer } } }),
  };
}

/** What any operation that knows its caller can meet. */
const ANY: readonly ProblemCode[] = ['invalid_request', 'rate_limited', 'database_unavailable', 'internal'];
const KNOWN_CALLER: readonly ProblemCode[] = ['unauthenticated', 'forbidden'];

function problemsOf({ problems, permission }: Contract): Record<string, ZodOpenApiResponseObject> {
  const codes = [...new Set([...problems, ...ANY, ...callerProblems(permission)])].sort();
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = PROBLEM_TABLE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const entries = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    entries.map(([status, found]) => [
      String(status),
      {
        description: found.map((code) => `\`${code}\`: ${PROBLEM_TABLE[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: ProblemResource } },
      },
    ]),
  );
}

function callerProblems(permission: Contract['permission']): readonly ProblemCode[] {
  if (permission === 'public') return [];
  return PERSON_ONLY.some((one) => one === permission) ? [...KNOWN_CALLER, 'person_required'] : KNOWN_CALLER;
}

function hasFields(schema: z.ZodType): schema is z.ZodObject {
  return !('shape' in schema) || Object.keys(schema.shape as object).length > 0;
}
