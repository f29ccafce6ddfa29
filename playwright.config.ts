import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { stateOf } from './tests/e2e/support/accounts';

// the browser of the system: a test tool's own download is out of reach on an intranet
const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  // the runner's own tests, and those of vitest, are elsewhere
  testMatch: '**/*.spec.ts',
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/support/sign-in-all.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  use: {
    // scripts/test starts the server under test and says where it is
    baseURL: process.env.WEICI_TEST_URL ?? 'http://127.0.0.1:3000',
    // the tests read what leaders read; those of everyone else say so
    storageState: stateOf('leader'),
    // a trace of each test would cost an eighth of the time: --trace on when one is wanted
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || found,
      args: [
        ...asRoot,
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
