import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isNoted, noteDown } from './fingerprint.mjs';
import { findNode } from './node-runtime.mjs';
import { buildDir, MODULES, ROOT } from './paths.mjs';
import { mustRun } from './run-command.mjs';

const INSTALL_NOTE = join(MODULES, '.countersign-install');

// Not `npm ci`: it refuses a lock file that does not name the packages of every other platform, and a registry that
// keeps only some platforms cannot make one that does. Without saving, an install takes what the lock file names, too.
const INSTALL = ['install', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional'];
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs what package-lock.json names, unless that is what is installed. No package's own script is run. */
export async function install() {
  const wanted = fingerprint(['package-lock.json']);
  if (isNoted(INSTALL_NOTE, wanted)) return;
  process.stdout.write('Installing the packages Countersign needs (once, and after an update).\n');
  const args = [...INSTALL, ...QUIET];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js') || npm?.endsWith('.cjs')) {
    await mustRun('Installing', process.execPath, [npm, ...args]);
  } else {
    await mustRun('Installing', process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  }
  noteDown(INSTALL_NOTE, wanted);
}

const GENERATED = 'lib/store/generated';
const ENDPOINTS = 'lib/client/generated';

/** Writes what is made from sources: the database client, and the addresses the browser calls. */
export async function generate() {
  await generateFrom(
    'Generating the database client',
    GENERATED,
    ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'],
    [join(MODULES, 'prisma/build/index.js'), 'generate'],
  );
  await generateFrom(
    'Generating the addresses of the API',
    ENDPOINTS,
    ['lib/contracts', 'scripts/write-endpoints.ts'],
    ['scripts/write-endpoints.ts'],
  );
}

/** Runs a generator, unless what it wrote is of these very sources. */
async function generateFrom(what, folder, sources, command) {
  const note = join(ROOT, folder, '.schema');
  const wanted = fingerprint(sources);
  if (isNoted(note, wanted)) return;
  await mustRun(what, findNode(), command);
  noteDown(note, wanted);
}

const BUILD_INPUTS = [
  ...['app', 'components', 'lib', 'messages', 'public', 'prisma/schema', 'package.json', 'package-lock.json'],
  ...[
    'next.config.js',
    'postcss.config.js',
    'tsconfig.json',
    'proxy.ts',
    'instrumentation.ts',
    'docs',
    'sdk',
  ],
];

function isNoBuildInput(path) {
  return (
    /\.test\.tsx?$/.test(path) ||
    path === GENERATED ||
    path === ENDPOINTS ||
    /\/(?:node_modules|dist)$/.test(path) ||
    path === 'lib/testing'
  );
}

/** Builds the console for production, unless the build is of these very sources. */
export async function build() {
  const note = join(buildDir(), '.countersign-build');
  const wanted = fingerprint(BUILD_INPUTS, isNoBuildInput);
  if (isNoted(note, wanted) && existsSync(join(buildDir(), 'BUILD_ID'))) return;
  process.stdout.write('Building the console (once, and after a change).\n');
  // A build that is cut short must not be taken for the last one that was noted.
  rmSync(note, { force: true });
  await mustRun('Building the console', findNode(), [join(MODULES, 'next/dist/bin/next'), 'build'], {
    NODE_ENV: 'production',
  });
  noteDown(note, wanted);
}
