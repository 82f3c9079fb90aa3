import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES } from './paths.mjs';
import { mustRun, run, StepError } from './run-command.mjs';

const KNOWN_PLACES = [
  ...[
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  ...['/opt/google/chrome/chrome', '/snap/bin/chromium'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a browser on this machine that Playwright can drive, or null. `CHROME_PATH` goes first. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  return KNOWN_PLACES.find((path) => existsSync(path)) ?? null;
}

/** Makes sure there is a browser: the machine's, else Playwright's own, else Debian's. */
export async function ensureBrowser(node) {
  if (findBrowser() || hasPlaywrightBrowser(node)) return;
  process.stdout.write('The browser tests need Chromium; fetching Playwright’s.\n');
  const code = await run(node, [join(MODULES, 'playwright/cli.js'), 'install', 'chromium']);
  if (code === 0 && hasPlaywrightBrowser(node)) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new StepError(
      'No browser for the browser tests. Install Chromium, or set CHROME_PATH to a Chromium or Chrome.',
    );
  }
  process.stdout.write('That cannot be had here; installing Debian’s Chromium.\n');
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await mustRun('apt-get update', 'apt-get', ['update', '-q'], quiet);
  await mustRun(
    'Installing Chromium',
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    quiet,
  );
}

function hasPlaywrightBrowser(node) {
  const question =
    "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
  const answer = spawnSync(node, ['--input-type=module', '-e', question], {
    cwd: join(MODULES, '..'),
    encoding: 'utf8',
  });
  return answer.status === 0 && existsSync(answer.stdout.trim());
}
