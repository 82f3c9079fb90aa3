import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

type Violation = z.infer<typeof report>['summary']['violations'][number];

/** Imports the table allows. */
const ALLOWED = [
  ['app/api/v1/pacts/route.ts', 'lib/operations/pacts/list-pacts.ts'],
  ['components/pacts/pact-list.tsx', 'lib/client/pacts.ts'],
  ['lib/operations/pacts/list-pacts.ts', 'lib/store/pacts.ts'],
  ['lib/store/pacts.ts', 'lib/domain/pacts/types.ts'],
  ['lib/domain/decisions/decide.ts', 'lib/domain/pacts/types.ts'],
  ['lib/gate/decide.ts', 'lib/store/decisions.ts'],
  ['lib/operations/pacts/list-pacts.test.ts', 'lib/testing/workspaces.ts'],
  ['lib/store/pacts.ts', '@prisma/client'],
  ['lib/gate/recorder/record.ts', 'pg'],
  ['lib/domain/conditions/condition.ts', '@marcbachmann/cel-js'],
  ['lib/domain/conditions/condition.ts', 're2js'],
] as const;

/** Imports it refuses, and the rule that does. */
const REFUSED = [
  ['app/pacts/page.tsx', 'lib/store/pacts.ts', 'not-in-allowed'],
  ['app/pacts/page.tsx', 'lib/gate/snapshot/load.ts', 'not-in-allowed'],
  ['components/pacts/pact-list.tsx', 'lib/operations/pacts/list-pacts.ts', 'not-in-allowed'],
  ['lib/client/pacts.ts', 'lib/domain/pacts/lifecycle.ts', 'not-in-allowed'],
  ['lib/contracts/pacts.ts', 'lib/store/pacts.ts', 'not-in-allowed'],
  ['lib/api/define-route.ts', 'lib/operations/pacts/list-pacts.ts', 'not-in-allowed'],
  ['lib/operations/pacts/list-pacts.ts', 'lib/contracts/pacts.ts', 'not-in-allowed'],
  ['lib/store/pacts.ts', 'lib/domain/pacts/lifecycle.ts', 'not-in-allowed'],
  ['lib/domain/pacts/types.ts', 'lib/domain/decisions/types.ts', 'not-in-allowed'],
  ['lib/domain/pacts/types.ts', 'lib/platform/ids.ts', 'not-in-allowed'],
  ['lib/platform/ids.ts', 'lib/domain/problems/codes.ts', 'not-in-allowed'],
  ['lib/gate/decide.ts', 'lib/operations/pacts/list-pacts.ts', 'not-in-allowed'],
  ['gate/main.ts', 'lib/operations/pacts/list-pacts.ts', 'not-in-allowed'],
  ['supervisor/main.ts', 'lib/gate/decide.ts', 'not-in-allowed'],
  ['sdk/client/src/index.ts', 'lib/platform/ids.ts', 'not-in-allowed'],
  [
    'lib/operations/pacts/activate-pact.ts',
    'lib/operations/agents/register-agent.ts',
    'one-verb-one-operation',
  ],
  ['components/ui/button.tsx', 'components/pacts/pact-list.tsx', 'shared-components-know-no-noun'],
  ['lib/operations/pacts/list-pacts.ts', 'lib/testing/workspaces.ts', 'nothing-ships-a-workshop'],
  ['lib/platform/one.ts', 'lib/platform/two.ts', 'no-cycles'],
  ['lib/operations/pacts/list-pacts.ts', '@prisma/client', 'prisma-in-the-store'],
  ['lib/operations/pacts/list-pacts.ts', 'pg', 'raw-pg-in-few-places'],
  ['lib/domain/pacts/types.ts', 'zod', 'domain-stays-pure'],
  ['lib/domain/pacts/types.ts', 'node:crypto', 'domain-stays-pure'],
  ['lib/domain/pacts/types.ts', 'react', 'domain-stays-pure'],
  ['lib/platform/ids.ts', 'fast-check', 'tests-tools-stay-out'],
] as const;

const OURS = /^(app|components|gate|lib|sdk|supervisor)\//;

let tree: string;
let violations: readonly Violation[];

// One tree holds every import, so that the configuration is run once.
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'countersign-boundaries-'));
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(tree, file));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  for (const [from, to] of [...ALLOWED, ...REFUSED]) addImport(from, to);
  // The other half of the cycle, which is reported once.
  addImport('lib/platform/two.ts', 'lib/platform/one.ts');
  add(
    'lib/format/tiers.ts',
    `import type { Thing } from '#lib/domain/actions/tiers.ts';\nexport const use = 1 satisfies Thing;\n`,
  );
  add('lib/domain/actions/tiers.ts', 'export type Thing = 1;\n');
  add('lib/platform/clock.ts', `import '#lib/platform/missing.ts';\n`);
  violations = cruise();
});

afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

function add(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  appendFileSync(join(tree, path), text);
}

function addImport(from: string, to: string): void {
  if (OURS.test(to)) add(to, '');
  add(from, `import '${OURS.test(to) ? `#${to}` : to}';\n`);
}

function cruise(): readonly Violation[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(ROOT, '.dependency-cruiser.mjs');
  const rooms = ['app', 'components', 'gate', 'lib', 'sdk', 'supervisor'];
  const text = execFileSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', ...rooms],
    {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return report.parse(JSON.parse(text)).summary.violations;
}

/** The rules that this import breaks. A cycle elsewhere in the tree is not this import's. */
function broken(from: string, to: string): string[] {
  const leadsTo = (path: string) =>
    OURS.test(to) ? path === to : path === to.replace(/^node:/, '') || path.includes(`node_modules/${to}/`);
  return violations
    .filter((found) => found.from === from && leadsTo(found.to))
    .map((found) => found.rule.name);
}

describe('the import table', () => {
  test.each(ALLOWED)('lets %s import %s', (from, to) => {
    expect(broken(from, to).filter((rule) => rule !== 'no-cycles')).toEqual([]);
  });

  test.each(REFUSED)('refuses that %s imports %s', (from, to, rule) => {
    expect(broken(from, to)).toContain(rule);
  });

  test('lets lib/format import the types of the domain', () => {
    expect(broken('lib/format/tiers.ts', 'lib/domain/actions/tiers.ts')).toEqual([]);
  });

  test('refuses an import that leads nowhere', () => {
    const found = violations
      .filter(({ from }) => from === 'lib/platform/clock.ts')
      .map(({ rule }) => rule.name);
    expect(found).toContain('unresolved');
  });

  test('makes every violation an error', () => {
    expect(violations.filter(({ rule }) => rule.severity !== 'error')).toEqual([]);
  });
});
