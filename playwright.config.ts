import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/bootstrap/browser.mjs';

// A browser that looks nothing up and reports nothing: the tests run where there is no network, too.
const QUIET = [
  ...[
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
const executablePath = findBrowser();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  reporter: process.env.CI ? [['list'], ['html', { open: 'never' }]] : 'list',
  timeout: 60_000,
  globalSetup: './e2e/fixtures/global-set-up.ts',
  use: {
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args: QUIET, ...(executablePath !== null && { executablePath }) },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
