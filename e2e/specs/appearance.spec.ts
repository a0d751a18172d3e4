import type { Page } from '@playwright/test';

import { aGroup, rowsOf } from '../fixtures/companies.ts';
import { expectNoSidewaysScroll } from '../fixtures/reflow.ts';
import { expect, test } from '../fixtures/test.ts';

async function chooseTheme(page: Page, theme: string): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menu').getByText(theme, { exact: true }).click();
}

/** Notes the theme at the first frame that is painted, and every change after it. */
async function watchTheme(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { themesSeen: seen });
    const look = (): void => {
      const theme = document.documentElement.dataset.theme ?? 'none';
      if (seen.at(-1) !== theme) seen.push(theme);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function themesSeen(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { themesSeen: string[] }).themesSeen);
}

test.describe('the theme', () => {
  test('is dark until someone chooses', async ({ page }) => {
    await page.goto('/app/companies');

    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(11, 12, 14)');
  });

  test('that was chosen is there from the first frame', async ({ page }) => {
    await page.goto('/app/companies');
    await chooseTheme(page, 'Light');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');

    await watchTheme(page);
    await page.reload();
    await expect(rowsOf(page).first()).toBeVisible();

    expect(await themesSeen(page)).toEqual(['light']);
  });

  test('of the device is followed, without a flash of the other', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/app/companies');
    await chooseTheme(page, 'System');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

    await watchTheme(page);
    await page.reload();
    await expect(rowsOf(page).first()).toBeVisible();
    expect(await themesSeen(page)).toEqual(['light']);

    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});

test.describe('the sidebar', () => {
  test('becomes a rail and stays one, drawn so by the server', async ({ page }) => {
    await page.goto('/app/companies');
    const sidebar = page.getByRole('button', { name: 'Sidebar' });
    await expect(sidebar).toHaveAttribute('aria-expanded', 'true');

    await page.keyboard.press('[');
    await expect(sidebar).toHaveAttribute('aria-expanded', 'false');
    await expect(
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Companies' }),
    ).toBeVisible();

    const html = await (await page.request.get('/app/companies')).text();
    expect(html).toContain('aria-expanded="false"');
    await page.reload();
    await expect(sidebar).toHaveAttribute('aria-expanded', 'false');

    await sidebar.click();
    await expect(sidebar).toHaveAttribute('aria-expanded', 'true');
  });

  test('marks where one is', async ({ page, api }) => {
    const { id } = await api.company();
    await page.goto(`/app/companies/${id}`);

    await expect(
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Companies' }),
    ).toHaveAttribute('aria-current', 'page');
  });
});

test.describe('the palette', () => {
  test('finds a company and opens it, by keyboard alone', async ({ page }) => {
    await page.goto('/app/companies');
    await expect(rowsOf(page).first()).toBeVisible();

    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('Northwind');
    await expect(page.getByRole('option', { name: /Northwind Labs/ })).toBeVisible();
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { name: 'Northwind Labs', level: 1 })).toBeAttached();
  });

  test('gives the focus back when it is left', async ({ page }) => {
    await page.goto('/app/companies');
    const search = page.getByRole('button', { name: /Search or run a command/ });
    await search.click();
    await expect(page.getByRole('combobox')).toBeFocused();

    await page.keyboard.press('Escape');

    await expect(page.getByRole('combobox')).toHaveCount(0);
    await expect(search).toBeFocused();
  });
});

test.describe('shortcuts', () => {
  test('are listed behind the question mark', async ({ page }) => {
    await page.goto('/app/companies');
    await expect(rowsOf(page).first()).toBeVisible();

    await page.keyboard.press('?');

    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog.getByRole('term').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  test('lead to the companies and to a new one', async ({ page, api }) => {
    const { id } = await api.company();
    await page.goto(`/app/companies/${id}`);

    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await expect(page).toHaveURL(/\/app\/companies$/);
    await expect(rowsOf(page).first()).toBeVisible();

    await page.keyboard.press('c');
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog', { name: 'New company' })).toBeVisible();
  });

  test('do nothing while someone types', async ({ page }) => {
    await page.goto('/app/companies?new');
    const name = page
      .getByRole('dialog', { name: 'New company' })
      .getByRole('textbox', { name: 'Name' });
    await expect(name).toBeFocused();

    await page.keyboard.type('gc?[x');

    await expect(name).toHaveValue('gc?[x');
    await expect(page.getByRole('dialog')).toHaveCount(1);
  });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves', async ({ page }) => {
    await page.goto('/app/companies?new');
    const drawer = page.getByRole('dialog', { name: 'New company' });
    await expect(drawer).toBeVisible();

    const running = await page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const { duration } = animation.effect?.getComputedTiming() ?? {};
        return typeof duration === 'number' && duration > 1 ? [String(duration)] : [];
      }),
    );
    expect(running).toEqual([]);
    const [duration] = await drawer.evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.animationDuration, style.transitionDuration];
    });
    expect(duration).toMatch(/^0s|^0\.01ms|^1e-05s/);
  });
});

test.describe('no page scrolls sideways', () => {
  // A drawer that is still on its way in does stick out.
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  for (const [what, viewport] of [
    ['at 320 px', { width: 320, height: 640 }],
    ['at 390 px', { width: 390, height: 844 }],
    ['enlarged to 200 %', { width: 720, height: 450 }],
    ['on a tablet', { width: 1024, height: 768 }],
    ['on a desk', { width: 1440, height: 900 }],
    ['on a wide screen', { width: 2200, height: 1200 }],
  ] as const) {
    test.describe(what, () => {
      test.use({ viewport });

      test('not the list, not a company, not a form', async ({ page, api }) => {
        const { path, companies } = await aGroup(api, [
          {
            name: 'Long names of companies '.repeat(5),
            description: 'Many words. '.repeat(50),
          },
        ]);
        await page.goto(path);
        await expect(rowsOf(page).first()).toBeVisible();
        await expectNoSidewaysScroll(page);

        await page.goto(`/app/companies/${companies[0]?.id ?? 0}`);
        await expectNoSidewaysScroll(page);
        await page.goto(`/app/companies/${companies[0]?.id ?? 0}?tab=history`);
        await expect(page.getByText('created the company')).toBeVisible();
        await expectNoSidewaysScroll(page);

        await page.goto('/app/companies?new');
        await expect(page.getByRole('dialog', { name: 'New company' })).toBeVisible();
        await expectNoSidewaysScroll(page);
      });

      test.describe('for a stranger', () => {
        test.use({ as: 'nobody' });

        test('nor sign-in', async ({ page }) => {
          await page.goto('/login');
          await expectNoSidewaysScroll(page);
        });
      });
    });
  }
});

test.describe('with forced colours', () => {
  test('buttons, fields and ticks keep an edge', async ({ page, api }) => {
    const { path, names } = await aGroup(api, [{ name: 'Alder' }]);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(path);
    await page.getByRole('checkbox', { name: `Select ${names[0] ?? ''}` }).check();
    await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toHaveCSS(
      'border-top-width',
      '1px',
    );

    await page.goto('/app/companies?new');
    const name = page
      .getByRole('dialog', { name: 'New company' })
      .getByRole('textbox', { name: 'Name' });
    // The input stands in a box that draws its edge and its ring.
    const box = name.locator('..');
    await expect(box).toHaveCSS('border-top-width', '1px');
    await name.focus();
    await expect(box).toHaveCSS('outline-style', 'solid');
    const create = page.getByRole('button', { name: 'Create company' });
    await expect(create).toHaveCSS('border-top-width', '1px');
  });
});

test('a day without a mouse', async ({ page, api }) => {
  const { path, names, companies } = await aGroup(api, [
    { name: 'Alder', status: 'prospect', city: 'Kiel' },
    { name: 'Birch', status: 'prospect', city: 'Kiel' },
  ]);
  await page.goto(path);
  await expect(rowsOf(page)).toHaveCount(2);

  // Down to the second row, into it, and its city changed.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: names[1] ?? '' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: names[1] ?? '', level: 1 })).toBeAttached();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' and sons');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: `${names[1] ?? ''} and sons`, level: 1 }),
  ).toBeAttached();

  // Out of the field, on to the neighbour in the list, and back to the list itself.
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: names[0] ?? '', level: 1 })).toBeAttached();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(rowsOf(page).first()).toBeVisible();
  await page.goto(path);

  // Both picked, and given another status.
  await expect(rowsOf(page)).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toBeVisible();
  await page.getByRole('button', { name: 'Set status' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('cust');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: 'Customer' })).toHaveCount(2);
  for (const { id } of companies) {
    await expect.poll(() => api.find(id)).toMatchObject({ status: 'customer' });
  }
});
