import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const PACKAGE = join(ROOT, 'sdk', 'client');

/** How a command ended. */
export type Ended = { readonly code: number; readonly out: string; readonly err: string };

/** The client as a stranger gets it: built, packed and installed from its tarball into a folder of its own. */
export type InstalledClient = {
  readonly folder: string;
  run(file: string, args: readonly string[], env: Record<string, string>, input?: string): Promise<Ended>;
  remove(): void;
};

/** Packs the client and installs it; nothing is taken from the network. */
export async function installPackedClient(): Promise<InstalledClient> {
  const base = mkdtempSync(join(tmpdir(), 'countersign-adoption-'));
  const source = join(base, 'source');
  for (const name of ['package.json', 'README.md', 'tsconfig.build.json', 'src'])
    cpSync(join(PACKAGE, name), join(source, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(base, 'node_modules'));
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  await must(process.execPath, [compiler, '-p', 'tsconfig.build.json'], source);
  const packed = await must(
    'npm',
    ['pack', '--ignore-scripts', '--silent', '--pack-destination', base],
    source,
  );
  rmSync(join(base, 'node_modules'));
  const folder = join(base, 'user');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }\n');
  const tarball = join(base, packed.trim());
  await must('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], folder);
  return {
    folder,
    run: (file, args, env, input) => ran(file, args, folder, env, input),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

function ran(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
  input = '',
): Promise<Ended> {
  return new Promise((resolve) => {
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
