import { describe, expect, it } from 'vitest';
import { openApiDocument } from '#lib/api/openapi.ts';
import { PROBLEM_TABLE } from '#lib/api/problem-table.ts';
import { ALL_CONTRACTS } from '#lib/contracts/all-contracts.ts';
import { type ApiDocument, exampleOf, readApi } from '#lib/format/api-reference.ts';
import { fieldsOf } from '#lib/format/api-schema.ts';

const document = JSON.parse(JSON.stringify(openApiDocument())) as ApiDocument;
const operations = readApi(document);
const of = (id: string) => operations.find((operation) => operation.id === id);

describe('the API reference', () => {
  it('holds every operation there is, once, with its permission', () => {
    expect(operations.map(({ id }) => id).sort()).toEqual(ALL_CONTRACTS.map(({ name }) => name).sort());
    for (const { name, permission } of ALL_CONTRACTS)
      expect(of(name)?.permission).toBe(permission === 'public' ? null : permission);
  });

  it('leads to a page for every problem an operation can meet', () => {
    const codes = operations.flatMap(({ problems }) => problems.map(({ code }) => code));
    expect(codes.filter((code) => !(code in PROBLEM_TABLE))).toEqual([]);
    expect(of('decide')?.problems).toContainEqual(
      expect.objectContaining({ code: 'test_key_enforces', status: '403' }),
    );
  });

  it('names the fields of what is asked and answered, also those within others', () => {
    const paths = of('decide')?.body.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['agentId', 'action', 'resource.id']));
    expect(of('decide')?.body.find(({ path }) => path === 'agentId')).toMatchObject({ isRequired: true });
    expect(of('listDecisions')?.answer.some(({ path }) => path.startsWith('items[].'))).toBe(true);
    expect(of('listDecisions')?.parameters.map(({ path }) => path)).toContain('effect');
  });

  it('gives a command that can be copied', () => {
    expect(of('stop')?.curl).toContain('curl -X POST "$COUNTERSIGN_URL/api/v1/stop"');
    expect(of('stop')?.curl).toContain('"target":"workspace"');
  });
});

describe('a schema that holds itself', () => {
  const Tree = { properties: { name: { type: 'string' }, kids: { items: { $ref: '#/x/Tree' } } } };
  const schemas = { Tree: { ...Tree, required: ['name', 'kids'] } };
  it('ends', () => {
    expect(fieldsOf({ $ref: '#/x/Tree' }, schemas).map(({ path }) => path)).toEqual(['name', 'kids']);
    expect(JSON.stringify(exampleOf({ $ref: '#/x/Tree' }, schemas)).length).toBeLessThan(200);
  });
});
