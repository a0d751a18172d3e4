import { defineConfig } from '@playwright/test';

import { published } from './fixtures/environment.ts';
import { CHROMIUM_SWITCHES, chromiumPath } from './stack/chromium.ts';

export default defineConfig({
  testDir: 'specs',
  globalSetup: './stack/set-up.ts',
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time has failed.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: published()?.web,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Without the film: it would cost more than the tests themselves.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_SWITCHES },
  },
});
