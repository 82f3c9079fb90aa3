import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '#scripts/gates/gate.ts';

const report = z.object({
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string(), severity: z.string() }),
      }),
    ),
  }),
});

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'countersign-boundaries-'));
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(tree, file));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
});

afterEach(() => {
  rmSync(tree, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

/** What the real configuration says about the tree: the names of the rules that are broken. */
function broken(): string[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(ROOT, '.dependency-cruiser.mjs');
  const rooms = ['app', 'components', 'gate', 'lib', 'sdk', 'supervisor'].filter((room) => made.has(room));
  const text = execFileSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', ...rooms],
    {
      cwd: tree,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const { violations } = report.parse(JSON.parse(text)).summary;
  expect(violations.every((violation) => violation.rule.severity === 'error')).toBe(true);
  return violations.map((violation) => violation.rule.name).sort();
}

const made = new Set<string>();

/** A file that imports another, both made. */
function edge(from: string, to: string, kind: 'import' | 'import type' = 'import'): void {
  made.clear();
  write(to, 'export const thing = 1;\nexport type Thing = 1;\n');
  const names = kind === 'import' ? '{ thing }' : '{ Thing }';
  write(
    from,
    `${kind} ${names} from '#${to}';\nexport const use = ${kind === 'import' ? 'thing' : '1 satisfies Thing'};\n`,
  );
  for (const path of [from, to]) made.add(path.split('/')[0] ?? '');
}

function imports(from: string, specifier: string): void {
  made.clear();
  write(from, `import * as thing from '${specifier}';\nexport const use = thing;\n`);
  made.add(from.split('/')[0] ?? '');
}

describe('the import table', () => {
  test.each([
    ['app/api/v1/pacts/route.ts', 'lib/operations/pacts/list-pacts.ts'],
    ['components/pacts/pact-list.tsx', 'lib/client/pacts.ts'],
    ['lib/operations/pacts/list-pacts.ts', 'lib/store/pacts.ts'],
    ['lib/store/pacts.ts', 'lib/domain/pacts/types.ts'],
    ['lib/domain/decisions/decide.ts', 'lib/domain/pacts/types.ts'],
    ['lib/gate/decide.ts', 'lib/store/decisions.ts'],
    ['lib/operations/pacts/list-pacts.test.ts', 'lib/testing/workspaces.ts'],
  ])('lets %s import %s', (from, to) => {
    edge(from, to);
    expect(broken()).toEqual([]);
  });

  test.each([
    ['app/pacts/page.tsx', 'lib/store/pacts.ts'],
    ['app/pacts/page.tsx', 'lib/gate/snapshot/load.ts'],
    ['components/pacts/pact-list.tsx', 'lib/operations/pacts/list-pacts.ts'],
    ['lib/client/pacts.ts', 'lib/domain/pacts/lifecycle.ts'],
    ['lib/contracts/pacts.ts', 'lib/store/pacts.ts'],
    ['lib/api/define-route.ts', 'lib/operations/pacts/list-pacts.ts'],
    ['lib/operations/pacts/list-pacts.ts', 'lib/contracts/pacts.ts'],
    ['lib/store/pacts.ts', 'lib/domain/pacts/lifecycle.ts'],
    ['lib/domain/pacts/types.ts', 'lib/domain/decisions/types.ts'],
    ['lib/domain/pacts/types.ts', 'lib/platform/ids.ts'],
    ['lib/platform/ids.ts', 'lib/domain/problems/codes.ts'],
    ['lib/gate/decide.ts', 'lib/operations/pacts/list-pacts.ts'],
    ['gate/main.ts', 'lib/operations/pacts/list-pacts.ts'],
    ['supervisor/main.ts', 'lib/gate/decide.ts'],
    ['sdk/client/src/index.ts', 'lib/platform/ids.ts'],
  ])('refuses that %s imports %s', (from, to) => {
    edge(from, to);
    expect(broken()).toContain('not-in-allowed');
  });

  test('lets lib/client import the types of the domain and nothing else of it', () => {
    edge('lib/client/pacts.ts', 'lib/domain/pacts/lifecycle.ts', 'import type');
    expect(broken()).toEqual([]);
  });

  test('refuses one operation that calls another', () => {
    edge('lib/operations/pacts/activate-pact.ts', 'lib/operations/agents/register-agent.ts');
    expect(broken()).toEqual(['one-verb-one-operation']);
  });

  test('refuses a shared component that knows a noun', () => {
    edge('components/ui/button.tsx', 'components/pacts/pact-list.tsx');
    expect(broken()).toEqual(['shared-components-know-no-noun']);
  });

  test('refuses what ships to import a test’s tools', () => {
    edge('lib/operations/pacts/list-pacts.ts', 'lib/testing/workspaces.ts');
    expect(broken()).toContain('nothing-ships-a-workshop');
  });

  test('refuses a cycle', () => {
    made.clear();
    made.add('lib');
    write(
      'lib/platform/one.ts',
      `import { two } from '#lib/platform/two.ts';\nexport const one = () => two;\n`,
    );
    write(
      'lib/platform/two.ts',
      `import { one } from '#lib/platform/one.ts';\nexport const two = () => one;\n`,
    );
    expect(broken()).toContain('no-cycles');
  });

  test('refuses an import that leads nowhere', () => {
    imports('lib/platform/ids.ts', '#lib/platform/missing.ts');
    expect(broken()).toContain('unresolved');
  });

  test.each([
    ['lib/operations/pacts/list-pacts.ts', '@prisma/client', 'prisma-in-the-store'],
    ['lib/operations/pacts/list-pacts.ts', 'pg', 'raw-pg-in-few-places'],
    ['lib/domain/pacts/types.ts', 'zod', 'domain-stays-pure'],
    ['lib/domain/pacts/types.ts', 'node:crypto', 'domain-stays-pure'],
    ['lib/domain/pacts/types.ts', 'react', 'domain-stays-pure'],
    ['lib/platform/ids.ts', 'fast-check', 'tests-tools-stay-out'],
  ])('refuses that %s imports %s', (from, specifier, rule) => {
    imports(from, specifier);
    expect(broken()).toContain(rule);
  });

  test.each([
    ['lib/store/pacts.ts', '@prisma/client'],
    ['lib/gate/recorder/record.ts', 'pg'],
    ['lib/domain/conditions/condition.ts', '@marcbachmann/cel-js'],
    ['lib/domain/conditions/condition.ts', 're2js'],
  ])('lets %s import %s', (from, specifier) => {
    imports(from, specifier);
    expect(broken()).toEqual([]);
  });
});
