/** The part of JSON Schema that our own OpenAPI document uses. */
export type ApiSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly ApiSchema[];
  readonly oneOf?: readonly ApiSchema[];
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly additionalProperties?: boolean | ApiSchema;
  readonly items?: ApiSchema;
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
};

export type ApiSchemas = Readonly<Record<string, ApiSchema>>;

/** One field of a body or an answer; what lies within another is deeper. */
export type ApiField = {
  /** Its path: `reasons[].requirements[].type`. */
  readonly path: string;
  readonly depth: number;
  readonly type: string;
  readonly isRequired: boolean;
  /** What a value must hold to: bounds, a default. */
  readonly rules: readonly string[];
};

const DEEPEST = 4;

/** The fields of a schema, each object's own fields after it. A schema that holds itself is named once. */
export function fieldsOf(schema: ApiSchema, schemas: ApiSchemas): readonly ApiField[] {
  return fieldsWithin(resolved(schema, schemas), { schemas, path: '', depth: 0, seen: [] });
}

type Place = {
  readonly schemas: ApiSchemas;
  readonly path: string;
  readonly depth: number;
  readonly seen: readonly ApiSchema[];
};

function fieldsWithin(schema: ApiSchema, place: Place): readonly ApiField[] {
  if (place.depth >= DEEPEST || place.seen.includes(schema)) return [];
  const seen = [...place.seen, schema];
  return objectsOf(schema, place.schemas).flatMap((object) =>
    Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
      const path = place.path === '' ? name : `${place.path}.${name}`;
      const isRequired = object.required?.includes(name) ?? false;
      const field = {
        ...{ path, depth: place.depth, isRequired },
        ...{ type: typeOf(property, place.schemas), rules: rulesOf(resolved(property, place.schemas)) },
      };
      const within = elementOf(property, place.schemas);
      const below = { ...place, seen, depth: place.depth + 1, path: within.isList ? `${path}[]` : path };
      return [field, ...fieldsWithin(within.schema, below)];
    }),
  );
}

/** The objects a value may be: itself, or each of its alternatives that is one. */
function objectsOf(schema: ApiSchema, schemas: ApiSchemas): readonly ApiSchema[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (!alternatives) return [schema];
  return alternatives.map((one) => resolved(one, schemas)).filter((one) => one.properties !== undefined);
}

function elementOf(schema: ApiSchema, schemas: ApiSchemas): { schema: ApiSchema; isList: boolean } {
  const whole = resolved(schema, schemas);
  return whole.items
    ? { schema: resolved(whole.items, schemas), isList: true }
    : { schema: whole, isList: false };
}

/** What kind of value it is, in words. */
export function typeOf(schema: ApiSchema, schemas: ApiSchemas, depth = 0): string {
  const whole = resolved(schema, schemas);
  const alternatives = whole.anyOf ?? whole.oneOf;
  if (depth > 3) return 'any JSON';
  if (alternatives) {
    return [...new Set(alternatives.map((one) => typeOf(one, schemas, depth + 1)))].join(' or ');
  }
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (whole.enum) return whole.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (whole.items) return `list of ${typeOf(whole.items, schemas, depth + 1)}`;
  if (whole.format === 'date-time') return 'time, RFC 3339';
  if (typeof whole.type === 'string') return whole.type;
  return whole.type ? whole.type.join(' or ') : 'any JSON';
}

const NO_BOUND = Number.MAX_SAFE_INTEGER;

function rulesOf({
  minimum,
  maximum,
  minLength,
  maxLength,
  maxItems,
  ...rest
}: ApiSchema): readonly string[] {
  const rules: string[] = [];
  if (rest.default !== undefined) rules.push(`${JSON.stringify(rest.default)} where left out`);
  if (minimum !== undefined && minimum > -NO_BOUND) rules.push(`at least ${minimum}`);
  if (maximum !== undefined && maximum < NO_BOUND) rules.push(`at most ${maximum}`);
  if (minLength !== undefined && minLength > 0) rules.push(`${minLength} characters or more`);
  if (maxLength !== undefined) rules.push(`${maxLength} characters at most`);
  if (maxItems !== undefined) rules.push(`${maxItems} entries at most`);
  if (rest.pattern !== undefined && rest.format === undefined) rules.push(rest.pattern);
  return rules;
}

/** The schema itself, where it is only named. */
export function resolved(schema: ApiSchema, schemas: ApiSchemas): ApiSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] ?? {});
}
