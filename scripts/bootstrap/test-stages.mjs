import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { findNode } from './node-runtime.mjs';
import { MODULES } from './paths.mjs';
import { build } from './prepare.mjs';
import { run } from './run-command.mjs';

/** Runs every check and test, in order of how soon they answer; the first stage that fails ends the run. */
export async function runTests(args) {
  const node = findNode();
  const stages = [
    ['gates', () => run(node, ['scripts/check.ts'])],
    [
      'unit and database tests',
      () => run(node, [join(MODULES, 'vitest/vitest.mjs'), 'run', ...narrowed(args, '--passWithNoTests')]),
    ],
    ['build', () => build().then(() => 0)],
    ['first load of each page', () => run(node, ['scripts/first-load.ts'])],
    ['browser', () => ensureBrowser(node).then(() => 0)],
    [
      'browser tests',
      () =>
        run(node, [
          join(MODULES, '@playwright/test/cli.js'),
          'test',
          ...narrowed(args, '--pass-with-no-tests'),
        ]),
    ],
  ];
  const times = [];
  for (const [name, stage] of stages) {
    process.stdout.write(`\n── ${name}\n`);
    const since = Date.now();
    const code = await stage();
    times.push(`${name} ${((Date.now() - since) / 1000).toFixed(1)} s`);
    if (code === 0) continue;
    process.stdout.write(`\nTimes: ${times.join(', ')}.\nFAILED: ${name}.\n`);
    return 1;
  }
  process.stdout.write(`\nTimes: ${times.join(', ')}.\nPASSED: every gate and every test.\n`);
  return 0;
}

/** With a filter, either runner may have nothing to run; without one, finding nothing is a failure. */
function narrowed(args, allowNone) {
  return args.length === 0 ? [] : [allowNone, ...args];
}
