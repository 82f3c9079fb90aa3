import {
  type ApiField,
  type ApiSchema,
  type ApiSchemas,
  fieldsOf,
  resolved,
  typeOf,
} from '#lib/format/api-schema.ts';

type Content = Readonly<Record<string, { readonly schema: ApiSchema }>>;
type OperationText = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly schema: ApiSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};

/** The OpenAPI document as it is served. */
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationText>>>>;
  readonly components: { readonly schemas: ApiSchemas };
};

export type ApiProblem = { readonly status: string; readonly code: string; readonly title: string };

/** One operation, ready to be read. */
export type ApiOperation = {
  readonly id: string;
  readonly noun: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Null where no caller is needed. */
  readonly permission: string | null;
  readonly parameters: readonly (ApiField & { readonly where: string })[];
  readonly body: readonly ApiField[];
  readonly status: string;
  readonly answer: readonly ApiField[];
  readonly problems: readonly ApiProblem[];
  readonly curl: string;
};

/** Every operation of the API, by noun and path. */
export function readApi({ paths, components }: ApiDocument): readonly ApiOperation[] {
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, text]) =>
        operationOf({ path, method: method.toUpperCase() }, text, components.schemas),
      ),
    )
    .sort((a, b) => (a.noun === b.noun ? 0 : a.noun < b.noun ? -1 : 1));
}

type Address = { readonly path: string; readonly method: string };

function operationOf({ path, method }: Address, text: OperationText, schemas: ApiSchemas): ApiOperation {
  const body = text.requestBody?.content['application/json']?.schema;
  const [status = '200', success] =
    Object.entries(text.responses).find(([code]) => code.startsWith('2')) ?? [];
  const answer = success?.content?.['application/json']?.schema;
  return {
    id: text.operationId,
    noun: text.tags[0] ?? '',
    method,
    path,
    summary: text.summary,
    permission: /`(.+)`/.exec(text.description ?? '')?.[1] ?? null,
    parameters: (text.parameters ?? []).map((parameter) => ({
      ...parameterField(parameter, schemas),
      where: parameter.in,
    })),
    body: body ? fieldsOf(body, schemas) : [],
    status,
    answer: answer ? fieldsOf(answer, schemas) : [],
    problems: Object.entries(text.responses).flatMap(([code, { description }]) =>
      [...description.matchAll(/`(\w+)`: ([^;]+)/g)].map(([, name = '', title = '']) => ({
        ...{ status: code, code: name, title },
      })),
    ),
    curl: curlOf(method, path, body && exampleOf(body, schemas)),
  };
}

function parameterField(
  { name, required, schema }: NonNullable<OperationText['parameters']>[number],
  schemas: ApiSchemas,
): ApiField {
  const [field] = fieldsOf({ properties: { [name]: schema } }, schemas);
  return {
    ...{ path: name, depth: 0, type: typeOf(schema, schemas), rules: field?.rules ?? [] },
    isRequired: required ?? false,
  };
}

/** A body that names what must be there. */
export function exampleOf(schema: ApiSchema, schemas: ApiSchemas, depth = 0): unknown {
  const whole = resolved(schema, schemas);
  const [first] = whole.anyOf ?? whole.oneOf ?? [];
  if (depth > 4) return null;
  if (first) return exampleOf(first, schemas, depth + 1);
  if (whole.const !== undefined) return whole.const;
  if (whole.enum) return whole.enum[0];
  if (whole.default !== undefined) return whole.default;
  if (whole.properties) {
    const needed = Object.entries(whole.properties).filter(([name]) => whole.required?.includes(name));
    return Object.fromEntries(
      needed.map(([name, property]) => [name, exampleOf(property, schemas, depth + 1)]),
    );
  }
  if (whole.items) return [exampleOf(whole.items, schemas, depth + 1)];
  return plainExample(whole);
}

function plainExample({ type, format, minimum }: ApiSchema): unknown {
  const kind = typeof type === 'string' ? type : type?.[0];
  if (kind === 'integer' || kind === 'number') return Math.max(minimum ?? 1, 1);
  if (kind === 'boolean') return true;
  if (kind === 'object') return {};
  return format === 'date-time' ? '2026-01-31T14:00:00.000Z' : '…';
}

function curlOf(method: string, path: string, body: unknown): string {
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$COUNTERSIGN_URL/api/v1${path}"`,
    `  -H "authorization: Bearer $COUNTERSIGN_API_KEY"`,
    ...(body === undefined
      ? []
      : [
          `  -H "content-type: application/json"`,
          `  -d '${JSON.stringify(body).replaceAll("'", String.raw`'\''`)}'`,
        ]),
  ];
  return parts.join(' \\\n');
}
