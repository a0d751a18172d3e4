import { aGroup, expectRows, rowsOf, select } from '../fixtures/companies.ts';
import { expect, test } from '../fixtures/test.ts';
import { unique } from '../fixtures/unique.ts';

const THREE = [
  { name: 'Alder', status: 'prospect', annual_revenue: 3_000_000 },
  { name: 'Birch', status: 'customer', annual_revenue: 1_000_000 },
  { name: 'Cedar', status: 'customer', annual_revenue: 2_000_000 },
];

test.describe('sorting', () => {
  test('a head sorts by its column and says so, also in the address', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);
    const [alder = '', birch = '', cedar = ''] = names;
    await page.goto(path);
    await expectRows(page, [alder, birch, cedar]);
    await expect(page.getByRole('columnheader', { name: 'Company' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );

    await page.getByRole('columnheader', { name: 'Company' }).getByRole('button').click();
    await expectRows(page, [cedar, birch, alder]);
    await expect(page).toHaveURL(/ordering=-name/);
    await expect(page.getByRole('columnheader', { name: 'Company' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );

    await page.getByRole('columnheader', { name: 'Revenue' }).getByRole('button').click();
    await expectRows(page, [alder, cedar, birch]);
    await expect(page).toHaveURL(/ordering=-annual_revenue/);
  });

  test('the way back leads through every order that was looked at', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);
    const [alder = '', birch = '', cedar = ''] = names;
    await page.goto(path);
    await page.getByRole('columnheader', { name: 'Company' }).getByRole('button').click();
    await expectRows(page, [cedar, birch, alder]);
    await page.getByRole('columnheader', { name: 'Revenue' }).getByRole('button').click();
    await expectRows(page, [alder, cedar, birch]);

    await page.goBack();
    await expectRows(page, [cedar, birch, alder]);
    await page.goBack();
    await expectRows(page, [alder, birch, cedar]);
    await page.goForward();
    await expectRows(page, [cedar, birch, alder]);
  });
});

test.describe('filters', () => {
  test('a chip narrows the list, stands in the address and goes away again', async ({
    page,
    api,
  }) => {
    const { path, names } = await aGroup(api, THREE);
    const [alder = '', birch = '', cedar = ''] = names;
    await page.goto(path);

    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Status' }).click();
    await page.getByRole('checkbox', { name: 'Customer' }).click();

    await expectRows(page, [birch, cedar]);
    await expect(page).toHaveURL(/status=customer/);
    await page.keyboard.press('Escape');
    const chip = page.getByRole('group', { name: 'Filter: Status is any of Customer' });
    await expect(chip).toBeVisible();
    await expect(page.getByText(/^filtered from /)).toBeVisible();

    await chip.getByRole('button', { name: 'Remove filter Status' }).click();
    await expectRows(page, [alder, birch, cedar]);
    await expect(page).not.toHaveURL(/status=/);
  });

  test('a number can be a limit', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);
    const [alder = '', , cedar = ''] = names;
    await page.goto(path);

    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Revenue' }).click();
    await page.getByRole('spinbutton', { name: 'Revenue' }).fill('2000000');
    await page.keyboard.press('Enter');

    await expectRows(page, [alder, cedar]);
    await expect(page).toHaveURL(/annual_revenue_gte=2000000/);
  });

  test('an address with filters shows the same list to whoever opens it', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);

    await page.goto(`${path}&status=customer&ordering=-name`);

    await expectRows(page, [names[2] ?? '', names[1] ?? '']);
    await expect(
      page.getByRole('group', { name: 'Filter: Status is any of Customer' }),
    ).toBeVisible();
  });

  test('where they hide everything, the list says so and offers to clear them', async ({
    page,
  }) => {
    await page.goto(`/app/companies?industry=${encodeURIComponent(unique('Nothing'))}`);

    await expect(page.getByText('No companies match')).toBeVisible();
    await expect(page.getByText(/^1 filter hides all \d+ companies\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();

    await expect(page).toHaveURL(/\/app\/companies$/);
    await expect(rowsOf(page).first()).toBeVisible();
  });
});

test('an empty workspace is told what companies are', async ({ page, api }) => {
  const { id } = await api.company();
  await page.goto(`/app/companies/${id}`);
  await page.route('**/api/companies/?*', (route) =>
    route.fulfill({ json: { items: [], count: 0 } }),
  );

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Companies' })
    .click();

  await expect(page.getByText('No companies yet')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'New company' }).last().click();
  await expect(page.getByRole('dialog', { name: 'New company' })).toBeVisible();
});

test.describe('search', () => {
  test('the slash key searches, Escape stops', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);
    await page.goto(path);
    await expectRows(page, names);

    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: 'Search companies' }).fill('birch');
    await expectRows(page, [names[1] ?? '']);
    await expect(page).toHaveURL(/search=birch/);

    await page.keyboard.press('Escape');
    await expectRows(page, names);
    await expect(page).not.toHaveURL(/search=/);
  });
});

test.describe('columns', () => {
  test('can be hidden and shown, and stay so', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);
    await page.goto(path);
    await expect(page.getByRole('columnheader', { name: 'Industry' })).toBeVisible();

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Industry' }).click();
    await page.getByRole('checkbox', { name: 'Domain' }).click();
    await page.keyboard.press('Escape');

    await expect(page.getByRole('columnheader', { name: 'Industry' })).toHaveCount(0);
    await expect(page.getByRole('columnheader', { name: 'Domain' })).toBeVisible();
    await page.reload();
    await expectRows(page, names);
    await expect(page.getByRole('columnheader', { name: 'Industry' })).toHaveCount(0);
    await expect(page.getByRole('columnheader', { name: 'Domain' })).toBeVisible();
  });

  test('can be moved with the keyboard', async ({ page, api }) => {
    const { path } = await aGroup(api, THREE);
    await page.goto(path);
    const heads = page.getByRole('columnheader');
    await expect(heads.nth(2)).toContainText('Status');

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Status' }).focus();
    await page.keyboard.press('Alt+ArrowDown');

    await expect(heads.nth(2)).toContainText('Industry');
    await expect(heads.nth(3)).toContainText('Status');
    await expect(page.getByRole('checkbox', { name: 'Status' })).toBeFocused();
  });

  test('can be made wider with the keyboard', async ({ page, api }) => {
    const { path } = await aGroup(api, THREE);
    await page.goto(path);
    const head = page.getByRole('columnheader', { name: 'Industry' });
    const before = await head.evaluate((cell) => cell.getBoundingClientRect().width);

    await head.getByRole('button').focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('Alt+ArrowRight');

    await expect
      .poll(() => head.evaluate((cell) => cell.getBoundingClientRect().width))
      .toBeGreaterThan(before + 8);
  });
});

test.describe('selection', () => {
  test('the head ticks all, some is shown as mixed, Escape clears', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);
    await page.goto(path);
    const all = page.getByRole('checkbox', { name: 'Select all rows' });

    await select(page, names[1] ?? '');
    await expect(all).toHaveJSProperty('indeterminate', true);
    await expect(page.getByRole('row', { selected: true })).toHaveCount(1);

    await all.check();
    await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toContainText('3 selected');
    await expect(page.getByRole('row', { selected: true })).toHaveCount(3);

    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toHaveCount(0);
    await expect(page.getByRole('row', { selected: true })).toHaveCount(0);
  });

  test('the keyboard moves, picks and extends', async ({ page, api }) => {
    const { path, names } = await aGroup(api, THREE);
    await page.goto(path);
    await expectRows(page, names);

    await page.keyboard.press('j');
    await expect(page.getByRole('link', { name: names[0] ?? '' })).toBeFocused();
    await page.keyboard.press('j');
    await expect(page.getByRole('link', { name: names[1] ?? '' })).toBeFocused();
    await page.keyboard.press('x');
    await expect(page.getByRole('row', { selected: true })).toHaveCount(1);
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('row', { selected: true })).toHaveCount(2);
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { name: names[1] ?? '', level: 1 })).toBeVisible();
  });
});

test.describe('bulk', () => {
  test('a status is set for all that are ticked and taken back with Undo', async ({
    page,
    api,
  }) => {
    const { path, names, companies } = await aGroup(api, THREE);
    const [alder, birch, cedar] = companies;
    await page.goto(path);
    await select(page, names[0] ?? '');
    await select(page, names[1] ?? '');

    const bar = page.getByRole('toolbar', { name: 'Selected rows' });
    await bar.getByRole('button', { name: 'Set status' }).click();
    await page.getByRole('menuitem', { name: 'Churned' }).click();

    await expect(page.getByText('Set status Churned for 2 companies').first()).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Churned' })).toHaveCount(2);
    await expect(bar).toHaveCount(0);
    await expect.poll(() => api.find(alder?.id ?? 0)).toMatchObject({ status: 'churned' });
    await expect.poll(() => api.find(birch?.id ?? 0)).toMatchObject({ status: 'churned' });
    await expect.poll(() => api.find(cedar?.id ?? 0)).toMatchObject({ status: 'customer' });

    await page.getByRole('button', { name: /^Undo/ }).click();

    await expect(page.getByText('Change undone').first()).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Churned' })).toHaveCount(0);
    await expect.poll(() => api.find(alder?.id ?? 0)).toMatchObject({ status: 'prospect' });
    await expect.poll(() => api.find(birch?.id ?? 0)).toMatchObject({ status: 'customer' });
  });

  test('an owner is assigned to all that are ticked', async ({ page, api }) => {
    const { path, names, companies } = await aGroup(api, THREE);
    await page.goto(path);
    await select(page, names[2] ?? '');

    await page.getByRole('button', { name: 'Assign owner' }).click();
    await page.getByRole('button', { name: 'Nobody' }).click();

    await expect(page.getByText('Removed the owner for 1 company').first()).toBeVisible();
    await expect.poll(() => api.find(companies[2]?.id ?? 0)).toMatchObject({ owner_id: null });
  });

  test('deleting asks with the count, and the undo key brings all back', async ({ page, api }) => {
    const { path, names, companies } = await aGroup(api, THREE);
    await page.goto(path);
    await page.getByRole('checkbox', { name: 'Select all rows' }).check();

    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog', { name: 'Delete 3 companies?' });
    await expect(question).toBeVisible();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expectRows(page, names);

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await question.getByRole('button', { name: 'Delete 3 companies' }).click();
    await expect(page.getByText('No companies match')).toBeVisible();
    for (const { id } of companies) await expect.poll(() => api.find(id)).toBeUndefined();

    await page.keyboard.press('ControlOrMeta+z');
    await expectRows(page, names);
    for (const { id, name } of companies)
      await expect.poll(() => api.find(id)).toMatchObject({ id, name });
  });
});

test('fifty to a page, the rest behind the arrow, and the way back works', async ({
  page,
  api,
}) => {
  const { path } = await aGroup(
    api,
    Array.from({ length: 51 }, (_, i) => ({ name: `Number ${String(i + 1).padStart(2, '0')}` })),
  );
  await page.goto(path);
  await expect(page.getByText('1–50 of 51')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Previous page' })).toBeDisabled();

  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('51–51 of 51')).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(rowsOf(page)).toContainText('Number 51');
  await expect(page).toHaveURL(/offset=50/);

  await page.goBack();
  await expect(page.getByText('1–50 of 51')).toBeVisible();
  await expect(rowsOf(page).first()).toContainText('Number 01');
});

test('a page behind the end leads back to the first', async ({ page }) => {
  await page.goto('/app/companies?offset=100000');
  await expect(page.getByText('This page is empty')).toBeVisible();

  await page.getByRole('button', { name: 'Show the first page' }).click();

  await expect(page).toHaveURL(/\/app\/companies$/);
  await expect(rowsOf(page).first()).toBeVisible();
});
