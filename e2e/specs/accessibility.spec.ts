import { expectEveryControlOnTabsWay, expectNoViolations } from '../fixtures/accessible.ts';
import { aGroup, edit, rowsOf, select } from '../fixtures/companies.ts';
import { expect, test } from '../fixtures/test.ts';
import { unique } from '../fixtures/unique.ts';

// Colours are judged where they come to rest.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const SCREENS = [
  ['on a desk', { width: 1440, height: 900 }],
  ['on a phone', { width: 390, height: 844 }],
] as const;

for (const [where, viewport] of SCREENS) {
  test.describe(`${where}, axe finds nothing wrong with`, () => {
    test.use({ viewport });
    const phone = viewport.width < 640;

    test.describe('for a stranger', () => {
      test.use({ as: 'nobody' });

      test('sign-in, and a refused one', async ({ page }) => {
        await page.goto('/login');
        await expectNoViolations(page);

        await page.getByLabel('Email').fill('nobody@example.com');
        await page.getByLabel('Password', { exact: true }).fill('wrong');
        await page.getByRole('button', { name: 'Sign in' }).click();
        await expect(page.getByText(/Invalid email or password|Too many attempts/)).toBeVisible();
        await expectNoViolations(page);
      });
    });

    test('the list, its menus and its bulk bar', async ({ page, api }) => {
      const { path, names } = await aGroup(api, [{ name: 'Alder' }, { name: 'Birch' }]);
      await page.goto(path);
      await expect(rowsOf(page).first()).toBeVisible();
      await expectNoViolations(page);
      if (phone) {
        await page.getByRole('button', { name: /^Filters/ }).click();
        await expect(page.getByRole('dialog', { name: 'Filters' })).toBeVisible();
        await expectNoViolations(page);
        return;
      }

      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('menuitem', { name: 'Status' }).click();
      await expect(page.getByRole('checkbox', { name: 'Customer' })).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Columns' }).click();
      await expect(page.getByRole('checkbox', { name: 'Industry' })).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');

      await select(page, names[0] ?? '');
      await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toBeVisible();
      await expectNoViolations(page);
      await page.getByRole('button', { name: 'Set status' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectNoViolations(page);
    });

    test('a filtered list without rows', async ({ page }) => {
      await page.goto(`/app/companies?industry=${unique('Nothing')}`);
      await expect(page.getByText('No companies match')).toBeVisible();
      await expectNoViolations(page);
    });

    test('the drawer for a new company, also with errors', async ({ page }) => {
      await page.goto('/app/companies?new');
      const drawer = page.getByRole('dialog', { name: 'New company' });
      await expect(drawer).toBeVisible();
      await expectNoViolations(page);

      await drawer.getByRole('button', { name: 'Create company' }).click();
      await expect(drawer.getByText('Enter a name')).toBeVisible();
      await expectNoViolations(page);
    });

    test('a company, at rest, in edit, saved and refused', async ({ page, api }) => {
      const { id } = await api.company({
        industry: 'Logistics',
        domain: 'example.com',
        annual_revenue: 1_000_000,
        description: 'Contract logistics for furniture.',
      });
      await page.goto(`/app/companies/${id}`);
      await expectNoViolations(page);

      await page.getByRole('button', { name: 'Edit Industry: Logistics' }).click();
      await expectNoViolations(page);
      await page.getByRole('textbox', { name: 'Industry' }).fill('Trade');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
      await expectNoViolations(page);

      await edit(page, 'Email', 'no address');
      await expect(page.getByRole('textbox', { name: 'Email' })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
      await expectNoViolations(page);
      await page.keyboard.press('Escape');

      await page.getByLabel('More', { exact: true }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolations(page);
    });

    test('a company’s history and a conflict', async ({ page, api }) => {
      const { id } = await api.company({ industry: 'Logistics' });
      await api.patch(id, { industry: 'Trade' });
      await page.goto(`/app/companies/${id}?tab=history`);
      await expect(page.getByRole('deletion').first()).toBeVisible();
      await expectNoViolations(page);

      await api.patch(id, { industry: 'Crafts' });
      await edit(page, 'Industry', 'Cold chain');
      await expect(page.getByRole('dialog', { name: 'Changed by someone else' })).toBeVisible();
      await expectNoViolations(page);
    });

    test('a page that is not there', async ({ page }) => {
      await page.goto('/app/companies/999999999');
      await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
      await expectNoViolations(page);
    });

    test('the palette and the shortcuts', async ({ page }) => {
      await page.goto('/app/companies');
      await expect(rowsOf(page).first()).toBeVisible();
      await page.keyboard.press('ControlOrMeta+k');
      await expect(page.getByRole('combobox')).toBeFocused();
      await expectNoViolations(page);
      await page.getByRole('combobox').fill('Northwind');
      await expect(page.getByRole('option', { name: /Northwind Labs/ })).toBeVisible();
      await expectNoViolations(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('combobox')).toHaveCount(0);

      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await expectNoViolations(page);
    });
  });
}

test('axe finds nothing wrong with an outage, as a page and inside the shell', async ({
  page,
  api,
  relayed,
}) => {
  const { id } = await api.company();
  await page.goto(`${relayed.web}/app/companies/${id}`);
  await relayed.relay.cut();
  try {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Companies' })
      .click();
    await expect(page.getByText('Companies did not load')).toBeVisible();
    await expectNoViolations(page);

    await page.reload();
    await expect(page.getByRole('heading', { name: 'The server does not answer' })).toBeVisible();
    await expectNoViolations(page);
  } finally {
    await relayed.relay.open();
  }
});

test.describe('Tab comes by every control, in view,', () => {
  for (const [where, viewport] of SCREENS) {
    test.describe(where, () => {
      test.use({ viewport });

      test.describe('for a stranger', () => {
        test.use({ as: 'nobody' });

        test('of sign-in', async ({ page }) => {
          await page.goto('/login');
          await expect(page.getByRole('button', { name: 'Show password' })).toBeVisible();
          await expectEveryControlOnTabsWay(page);
        });
      });

      test('of the list', async ({ page, api }) => {
        const { path } = await aGroup(api, [{ name: 'Alder' }, { name: 'Birch' }]);
        await page.goto(`${path}&status=prospect`);
        await expect(rowsOf(page).first()).toBeVisible();
        await expectEveryControlOnTabsWay(page);
      });

      test('of a company', async ({ page, api }) => {
        const { id, name } = await api.company({ description: 'Words.' });
        await page.goto(`/app/companies/${id}`);
        await expect(page.getByRole('heading', { name, level: 1 })).toBeAttached();
        await expectEveryControlOnTabsWay(page);
      });
    });
  }
});
