import { gzipSync } from 'node:zlib';

import type { Page } from '@playwright/test';

import { withoutLiveChanges } from '../fixtures/live.ts';
import { expect, test } from '../fixtures/test.ts';

/** What pages may cost at most, in bytes of compressed JavaScript: the companies list, and any other. */
const LIST = 120_000;
const ANY = 150_000;

/** Loads a page that nothing is cached of and adds up its scripts, compressed the same way for all. */
async function firstLoad(page: Page, path: string): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  });
  await withoutLiveChanges(page);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const scripts = await Promise.all(bodies);
  return scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}

async function expectWithin(limit: number, page: Page, name: string, path: string): Promise<void> {
  const bytes = await firstLoad(page, path);
  console.log(`First load of ${name}: ${(bytes / 1000).toFixed(1)} kB of JavaScript`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(limit);
}

test('the companies list loads at most 120 kB of JavaScript', async ({ page }) => {
  await expectWithin(LIST, page, 'the companies list', '/app/companies');
});

test('a company loads at most 150 kB of JavaScript', async ({ page, api }) => {
  const { id } = await api.company();

  await expectWithin(ANY, page, 'a company', `/app/companies/${id}`);
});

test.describe('for a stranger', () => {
  test.use({ as: 'nobody' });

  test('sign-in loads at most 150 kB of JavaScript', async ({ page }) => {
    await expectWithin(ANY, page, 'sign-in', '/login');
  });
});
