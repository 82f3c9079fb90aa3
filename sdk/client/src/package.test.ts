import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContractGate } from '../../../lib/testing/contract-gate.ts';
import { BROKEN_HOOK_JS, PAY_JS, PAY_TS, USER_PACKAGE } from './fixtures/user-programs.ts';

const PACKAGE = join(import.meta.dirname, '..');
const ROOT = join(PACKAGE, '..', '..');
/** Building, packing and installing are slow on a busy machine. */
const SLOW_MS = 120_000;

type Ended = { readonly code: number; readonly out: string; readonly err: string };

let folder: string;
let gate: ContractGate;

function ran(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
  input = '',
) {
  return new Promise<Ended>((resolve) => {
    const child = execFile(file, [...args], { cwd, env: { ...process.env, ...env } }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
    });
    // A program that ends without reading its input is no failure of the test.
    child.stdin?.on('error', () => undefined).end(input);
  });
}

async function must(file: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, out, err } = await ran(file, args, cwd);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')}\n${out}\n${err}`);
  return out;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-package-'));
  const source = join(folder, 'source');
  for (const name of ['package.json', 'README.md', 'tsconfig.build.json', 'src']) {
    cpSync(join(PACKAGE, name), join(source, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await must(
    process.execPath,
    [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
    source,
  );
  await must('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], source);
  rmSync(join(folder, 'node_modules'));
  const user = join(folder, 'user');
  mkdirSync(user);
  const programs = {
    'package.json': USER_PACKAGE,
    'pay.js': PAY_JS,
    'pay.ts': PAY_TS,
    'broken-hook.js': BROKEN_HOOK_JS,
  };
  for (const [name, program] of Object.entries(programs)) writeFileSync(join(user, name), program);
  await must(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '../countersign-client-0.1.0.tgz'],
    user,
  );
  gate = await new ContractGate(({ context }) => {
    return Number(context?.amount ?? 0) > 5000 ? { effect: 'block' } : { effect: 'allow' };
  }).start();
}, SLOW_MS);

afterAll(async () => {
  await gate?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const env = () => ({
  COUNTERSIGN_URL: gate.url,
  COUNTERSIGN_API_KEY: 'csk_test',
  COUNTERSIGN_AGENT: 'agent_a',
});
const user = () => join(folder, 'user');
const cli = (args: readonly string[], input = '') =>
  ran(join(user(), 'node_modules', '.bin', 'countersign'), args, user(), env(), input);

test('the package installs from its tarball with no dependencies, no source and no tests', async () => {
  const installed = join(user(), 'node_modules', '@countersign', 'client');
  const files = (await must('find', ['.', '-type', 'f'], installed)).split('\n').filter(Boolean);
  expect(files).toEqual(
    expect.arrayContaining(['./package.json', './README.md', './dist/index.js', './dist/index.d.ts']),
  );
  expect(files.filter((file) => !/^\.\/(dist\/.+\.(js|d\.ts)|package\.json|README\.md)$/.test(file))).toEqual(
    [],
  );
  expect(files.filter((file) => /test\.js|fixtures/.test(file))).toEqual([]);
});

test('a program that imports it runs what is allowed and nothing else', async () => {
  const { code, out, err } = await ran(process.execPath, ['pay.js'], user(), env());
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({ paid: [250], refused: 'NotAllowed', tested: 'ReviewPending' });
  expect(code).toBe(0);
  expect(gate.reports).toMatchObject([{ status: 'executed' }]);
});

test(
  'a strict TypeScript program that uses it compiles against its own types',
  async () => {
    const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    symlinkSync(join(ROOT, 'node_modules', '@types'), join(user(), 'node_modules', '@types'));
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--module',
      'nodenext',
      '--types',
      'node',
    ];
    expect(await ran(process.execPath, [compiler, ...options, 'pay.ts'], user())).toMatchObject({
      code: 0,
      out: '',
    });
  },
  SLOW_MS,
);

test('the command line runs from the installed package', async () => {
  expect(await cli(['--version'])).toMatchObject({ code: 0, out: '0.1.0\n' });
  expect(await cli(['check', '--action', 'tool:pay', '--context', '-'], '{"amount":250}')).toMatchObject({
    code: 0,
  });
  expect(await cli(['check', '--action', 'tool:pay', '--context', '{"amount":9000}'])).toMatchObject({
    code: 2,
  });
  expect(await cli(['exec', '--action', 'shell:say', '--', process.execPath, '-p', '6 * 7'])).toMatchObject({
    code: 0,
    out: '42\n',
  });
});

test('the hook runs from the installed package, and a broken one still blocks', async () => {
  const event = JSON.stringify({
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command: 'ls' },
  });
  expect(await cli(['hook'], event)).toEqual({ code: 0, out: '', err: '' });
  expect(await cli(['hook'], 'nonsense')).toMatchObject({ code: 2, out: '' });
  expect(await ran(process.execPath, ['broken-hook.js'], user(), env(), event)).toMatchObject({
    code: 2,
    out: '',
  });
});
