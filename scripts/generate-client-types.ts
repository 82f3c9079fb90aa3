import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  BATCH_SEMANTICS,
  DecideBody,
  DecisionAnswer,
  OUTCOME_STATUSES,
  OutcomeResource,
} from '#lib/contracts/decisions.ts';
import { ReviewResource } from '#lib/contracts/reviews.ts';

/** Where the client's types of the wire are kept. */
export const CLIENT_TYPES = join(
  import.meta.dirname,
  '..',
  ...['sdk', 'client', 'src', 'generated', 'api-types.ts'],
);

type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly $ref?: string;
};

const EXPORTED: readonly (readonly [
  name: string,
  says: string,
  schema: z.ZodType,
  io: 'input' | 'output',
])[] = [
  ['DecideBody', 'What an agent asks.', DecideBody, 'input'],
  ['Decision', 'The answer an agent gets, allowed or not.', DecisionAnswer, 'output'],
  ['BatchSemantics', 'How a batch goes on after an answer.', z.enum(BATCH_SEMANTICS), 'input'],
  ['OutcomeStatus', 'What became of an allowed action.', z.enum(OUTCOME_STATUSES), 'input'],
  ['Outcome', 'An outcome as it was recorded.', OutcomeResource, 'output'],
  ['Review', 'A held action and what people made of it.', ReviewResource, 'output'],
];

const HEADER = `// Made by scripts/generate-client-types.ts from the contracts; a test fails when the two differ.

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };
`;

/** The text of the client's types, made from the contracts that the API is validated with. */
export function clientTypes(): string {
  return EXPORTED.reduce((text, [name, says, schema, io]) => {
    const json = z.toJSONSchema(schema, { io }) as Schema;
    return `${text}\n/** ${says} */\nexport type ${name} = ${typeOf(json, '')};\n`;
  }, HEADER);
}

function typeOf(schema: Schema, indent: string): string {
  // INVARIANT: the only schema that refers to itself is "any JSON"; another would need a name of its own.
  if (schema.$ref !== undefined) return 'JsonValue';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return union(schema.anyOf.map((each) => typeOf(each, indent)));
  if (typeof schema.type === 'object') {
    return union(schema.type.map((type) => typeOf({ ...schema, type }, indent)));
  }
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `readonly ${grouped(typeOf(schema.items ?? {}, indent))}[]`;
    case 'object':
      return objectType(schema, indent);
    default:
      throw new Error(`a contract holds a schema that has no TypeScript type yet: ${JSON.stringify(schema)}`);
  }
}

function objectType(schema: Schema, indent: string): string {
  if (!schema.properties) {
    const value =
      typeof schema.additionalProperties === 'object' ? schema.additionalProperties : { $ref: '#' };
    return `{ readonly [name: string]: ${typeOf(value, indent)} }`;
  }
  const inner = `${indent}  `;
  const members = Object.entries(schema.properties).map(([name, member]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    return `${inner}readonly ${name}${optional}: ${typeOf(member, inner)}${optional && ' | undefined'};`;
  });
  return `{\n${members.join('\n')}\n${indent}}`;
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

function grouped(type: string): string {
  return type.includes(' | ') && !type.startsWith('{') ? `(${type})` : type;
}

if (import.meta.main) {
  const types = clientTypes();
  if (readFileSync(CLIENT_TYPES, { encoding: 'utf8', flag: 'a+' }) !== types)
    writeFileSync(CLIENT_TYPES, types);
}
