import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '#lib/api/openapi.ts';
import { ALL_CONTRACTS } from '#lib/contracts/all-contracts.ts';

const ROUTES = 'app/api/v1';

/** Served by the gate; on the product's one address the front door sends them there. */
const SERVED_BY_GATE = ['decide', 'decideBatch', 'reportOutcome'];
/** Routes that are not operations of the API. */
const WITHOUT_CONTRACT = [`${ROUTES}/openapi.json/route.ts`];

type Bound = { readonly file: string; readonly method: string; readonly contract: string };

const files = globSync(`${ROUTES}/**/route.ts`).sort();
const bound: Bound[] = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE) = \w+Route\(\s*(\w+)Contract/g);
  return [...found].map(([, method = '', contract = '']) => ({ file, method, contract }));
});

function fileOf(path: string): string {
  return `${ROUTES}${path.replaceAll('{', '[').replaceAll('}', ']')}/route.ts`;
}

describe('the public API', () => {
  it('has one route for every contract, at its path and method, but for what the gate serves', () => {
    const wanted = ALL_CONTRACTS.filter(({ name }) => !SERVED_BY_GATE.includes(name));
    const missing = wanted.filter(
      ({ name, path, method }) =>
        !bound.some((one) => one.contract === name && one.method === method && one.file === fileOf(path)),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('has a contract for every route', () => {
    const names = new Set(ALL_CONTRACTS.map(({ name }) => name));
    expect(bound.filter(({ contract }) => !names.has(contract))).toEqual([]);
    const silent = files.filter((file) => !bound.some((one) => one.file === file));
    expect(silent).toEqual(WITHOUT_CONTRACT);
  });

  it('names every operation once and asks for each path and method once', () => {
    const names = ALL_CONTRACTS.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    const places = ALL_CONTRACTS.map(({ method, path }) => `${method} ${path}`);
    expect(places).toEqual([...new Set(places)]);
  });

  it('is described in docs/openapi.json as the contracts have it (write it anew with scripts/write-openapi.ts)', () => {
    const written = JSON.parse(readFileSync('docs/openapi.json', 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });
});
