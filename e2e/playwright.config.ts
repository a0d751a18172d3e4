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
    // Recording every page slows the whole run; E2E_TRACE=1 asks for it where a failure needs a closer look.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_SWITCHES },
  },
});
