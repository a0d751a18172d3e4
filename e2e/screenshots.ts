import { resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { rowsOf } from './fixtures/companies.ts';
import { expect, test } from './fixtures/test.ts';

const IMAGES = resolve(import.meta.dirname, '../docs/images');

const LOOKS = [
  ['dark', 'dark', { width: 1440, height: 900 }],
  ['light', 'light', { width: 1440, height: 900 }],
  ['mobile', 'dark', { width: 390, height: 844 }],
] as const;

for (const [look, theme, viewport] of LOOKS) {
  test.describe(look, () => {
    test.use({ viewport });

    test.beforeEach(async ({ context, baseURL }) => {
      await context.addCookies([{ name: 'ov_theme', value: theme, url: String(baseURL) }]);
    });

    async function take(page: Page, name: string): Promise<void> {
      await page.evaluate(async () => {
        await document.fonts.ready;
      });
      await page.mouse.move(0, 0);
      await page.screenshot({ path: `${IMAGES}/${name}-${look}.png` });
    }

    test.describe('sign-in', () => {
      test.use({ as: 'nobody' });

      test('login', async ({ page }) => {
        await page.goto('/login');
        await page.getByLabel('Email').fill('demo@offsideventures.com');
        await page.getByLabel('Password', { exact: true }).fill('offside1234');
        await take(page, 'login');
      });
    });

    test('the dashboard', async ({ page }) => {
      await page.goto('/app/dashboard');
      await expect(page.getByRole('heading', { name: 'Deals by stage' })).toBeVisible();
      await take(page, 'dashboard');
    });

    test('the palette and the keys of a page', async ({ page }) => {
      await page.goto('/app/companies');
      await expect(rowsOf(page).first()).toBeVisible();
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('combobox')).toBeFocused();
      await page.keyboard.type('nor');
      await expect(page.getByRole('option', { name: /^Northwind/ }).first()).toBeVisible();
      await take(page, 'palette');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('combobox')).toHaveCount(0);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await take(page, 'shortcuts');
    });

    test('companies', async ({ page }) => {
      await page.goto('/app/companies');
      await expect(rowsOf(page).first()).toBeVisible();
      await take(page, 'companies');
    });

    test('companies with filters, columns and a selection', async ({ page }) => {
      await page.goto('/app/companies?status=active,customer&annual_revenue_gte=1000000');
      await expect(rowsOf(page).first()).toBeVisible();
      if (viewport.width < 640) {
        await page.getByRole('button', { name: /^Filters/ }).click();
        await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
      } else {
        const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
        await boxes.nth(0).check();
        await boxes.nth(1).check();
        await page.getByRole('button', { name: 'Columns' }).click();
        await expect(page.getByRole('checkbox', { name: 'Industry' })).toBeVisible();
      }
      await take(page, 'companies-working');
    });

    for (const [path, name] of [
      ['people', 'people'],
      ['people/1', 'person'],
      ['tasks', 'tasks'],
      ['tasks?new', 'task-drawer'],
      ['notes', 'notes'],
    ] as const) {
      test(name, async ({ page }) => {
        await page.goto(`/app/${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        if (path.endsWith('?new')) await expect(page.getByRole('dialog')).toBeVisible();
        await take(page, name);
      });
    }

    test('a company and its history', async ({ page }) => {
      await page.goto('/app/companies?search=Northwind');
      await rowsOf(page).first().getByRole('link').click();
      await expect(page.getByRole('heading', { name: 'Northwind Labs' })).toBeAttached();
      await expect(page.getByText(/^Created .* by /)).toBeVisible();
      await take(page, 'company');

      await page.getByRole('link', { name: /^History/ }).click();
      await expect(page.getByRole('heading', { name: 'History' })).toBeAttached();
      await expect(page.getByText('created the company')).toBeVisible();
      await take(page, 'history');
    });

    test('deals', async ({ page }) => {
      await page.goto('/app/deals');
      await expect(page.getByRole('list', { name: /^Proposal/ })).toBeVisible();
      await take(page, 'deals-board');

      await page.goto('/app/deals?layout=table');
      await expect(page.getByRole('table', { name: 'Deals' })).toBeVisible();
      await take(page, 'deals-table');
      await page
        .getByRole('rowheader', { name: 'Meridian data platform' })
        .getByRole('link')
        .click();
      await expect(page.getByRole('list', { name: 'Stage' })).toBeVisible();
      await take(page, 'deal');
    });

    test('settings', async ({ page }) => {
      for (const part of ['profile', 'members', 'pipelines']) {
        await page.goto(`/app/settings/${part}`);
        await expect(page.getByRole('navigation', { name: 'Settings' })).toBeVisible();
        await take(page, `settings-${part}`);
      }
    });

    test('the assistant beside a company, and its own page', async ({ page }) => {
      await page.goto('/app/companies?search=Northwind');
      await rowsOf(page).first().getByRole('link').click();
      await expect(page.getByRole('heading', { name: 'Northwind Labs' })).toBeAttached();
      await page.getByRole('button', { name: /Ask AI/ }).click();
      const question = page.getByRole('textbox', { name: 'Question' });
      for (const words of ['What do we know about this company?', 'Set the size to 201-1000']) {
        await question.fill(words);
        await question.press('Enter');
        await expect(page.getByText(/mock-ai/).last()).toBeVisible();
        await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
      }
      await expect(page.getByRole('article').getByRole('insertion').first()).toBeVisible();
      await take(page, 'assistant');

      await page.goto('/app/ai');
      await question.fill('What is in the pipeline?');
      await question.press('Enter');
      await expect(page.getByText(/mock-ai/).first()).toBeVisible();
      await take(page, 'ai');
    });
  });
}
