import { defineConfig } from '@playwright/test';

import config from './playwright.config.ts';

/** Takes the pictures of `docs/images`: `pnpm screenshots`. */
export default defineConfig(config, {
  testDir: '.',
  testMatch: 'screenshots.ts',
  workers: 1,
  use: { trace: 'off', deviceScaleFactor: 1.5, contextOptions: { reducedMotion: 'reduce' } },
});
