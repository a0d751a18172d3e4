import { expectNoViolations } from '../fixtures/accessible.ts';
import { aGroup, edit, expectField, rowsOf } from '../fixtures/companies.ts';
import { PEOPLE } from '../fixtures/people.ts';
import { expectNoSidewaysScroll } from '../fixtures/reflow.ts';
import { expect, test } from '../fixtures/test.ts';
import { unique } from '../fixtures/unique.ts';

interface Figures {
  open_deals: number;
  open_tasks: number;
  companies: number;
}

test.describe('the dashboard', () => {
  test('shows what the server counts, as a picture and as a table', async ({ page, api }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/app\/dashboard$/);
    const figures = await api.read<Figures>('/api/dashboard');

    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toContainText(/Q\d is forecast at|deals/);
    await expect(main.getByText('Open deals').locator('..')).toContainText(
      figures.open_deals.toLocaleString('en'),
    );
    await expect(main.getByText(/ open in all/)).toContainText(
      figures.open_tasks.toLocaleString('en'),
    );
    await expect(main.getByRole('img', { name: /^Q\d: .* won/ })).toBeVisible();
    await main.getByRole('button', { name: 'Show as table' }).click();
    await expect(main.getByRole('columnheader', { name: 'Forecast' })).toBeVisible();

    await main.getByText('Year', { exact: true }).click();
    await expect(page).toHaveURL(/\?period=year$/);
    await expect(main.getByText(/^Won, \d{4}$/)).toBeVisible();
  });

  for (const [screen, viewport] of [
    ['a desk', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
    ['a desk at 200 %', { width: 720, height: 450 }],
    ['the narrowest window', { width: 320, height: 640 }],
  ] as const) {
    test(`is accessible and fits on ${screen}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto('/app/dashboard');
      await expect(page.getByRole('heading', { name: 'Deals by stage' })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectNoViolations(page);
    });
  }

  test('finishes a task, and ⌘Z opens it again', async ({ page, api }) => {
    const { id: me } = await api.read<{ id: number }>('/api/me');
    const title = unique('Call back');
    const due_date = '2020-01-01T09:00:00Z';
    const { id } = await api.create('tasks', { title, assignee_id: me, due_date });
    const status = async () => (await api.read<{ status: string }>(`/api/tasks/${id}`)).status;
    await page.goto('/app/dashboard');

    await page.getByRole('button', { name: `Finish ${title}` }).click();
    await expect(page.getByText(`Finished ${title}`)).toBeVisible();
    await expect(page.getByRole('button', { name: `Finish ${title}` })).toHaveCount(0);
    expect(await status()).toBe('done');

    await page.getByRole('button', { name: 'Show as table' }).focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('button', { name: `Finish ${title}` })).toBeVisible();
    expect(await status()).toBe('todo');
    await api.change(`/api/tasks/${id}`, { status: 'done' });
  });
});

test('a day by keyboard alone: find, open, change, undo, come back to what was open', async ({
  page,
  api,
}) => {
  const company = await api.company({ industry: 'Shipping' });
  const deal = unique('Rollout');
  const { items } = await api.read<{ items: { id: number; stages: { id: number }[] }[] }>(
    '/api/pipelines/',
  );
  const [pipeline] = items;
  await api.create('deals', {
    name: deal,
    company_id: company.id,
    pipeline_id: pipeline?.id,
    stage_id: pipeline?.stages[0]?.id,
  });
  await page.goto('/app/dashboard');

  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(company.name);
  await expect(page.getByRole('option', { name: new RegExp(`^${company.name}`) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: company.name, level: 1 })).toBeAttached();

  await edit(page, 'Industry', 'Freight');
  await expect(page.getByText('changed Industry from Shipping to Freight')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expectField(page, 'Industry', 'Shipping');

  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(deal);
  await expect(page.getByRole('option', { name: new RegExp(`^${deal}`) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: deal, level: 1 })).toBeAttached();

  await page.keyboard.press('ControlOrMeta+k');
  const recent = page.getByRole('group', { name: 'Recent' });
  await expect(recent.getByRole('option').first()).toContainText(company.name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox')).toHaveCount(0);

  await page.keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts.getByText('Undo last change')).toBeVisible();
  await expect(shortcuts.getByText('Go to deals')).toBeVisible();
});

test('a view is kept as a tab, pinned, changed, put back and deleted', async ({ page, api }) => {
  const group = await aGroup(api, [
    { name: 'Alpha', status: 'customer' },
    { name: 'Beta', status: 'prospect' },
  ]);
  const name = unique('Ours');
  await page.goto(group.path);
  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog', { name: 'New view' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByText('Pin in the sidebar').click();
  await dialog.getByRole('button', { name: 'Save view' }).click();

  const tabs = page.getByRole('navigation', { name: 'Views' });
  await expect(tabs.getByRole('link', { name: new RegExp(name) })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await expectNoViolations(page);

  await page.goto('/app/companies');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await expect(rowsOf(page)).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Save view' })).toHaveCount(0);

  await page.getByRole('columnheader', { name: 'Company' }).getByRole('button').click();
  await expect(page.getByRole('button', { name: 'Save view' })).toBeVisible();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('button', { name: 'Save view' })).toHaveCount(0);

  await page.getByRole('button', { name: `Options of ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await page.getByRole('button', { name: 'Delete view' }).click();
  await expect(page.getByRole('link', { name: new RegExp(name) })).toHaveCount(0);
});

test('what others change shows up, but never over an open editor', async ({ page, api }) => {
  const group = await aGroup(api, [{ name: 'Live', city: 'Oslo' }]);
  const [company] = group.companies;
  if (!company) throw new Error('There is no company.');
  const listening = page.waitForResponse((answer) => answer.url().endsWith('/api/events'));
  await page.goto(`/app/companies/${company.id}`);
  await listening;

  await api.patch(company.id, { city: 'Bergen' });
  await expectField(page, 'City', 'Bergen');

  await page.getByRole('button', { name: 'Edit City: Bergen' }).click();
  const editor = page.getByRole('textbox', { name: 'City', exact: true });
  // Somebody else at the same company, whose page hears the same.
  const witness = await page.context().newPage();
  const witnessListens = witness.waitForResponse((answer) => answer.url().endsWith('/api/events'));
  await witness.goto(`/app/companies/${company.id}`);
  await witnessListens;
  await editor.fill('Half a word');
  await api.patch(company.id, { industry: 'Fishing' });
  await expectField(witness, 'Industry', 'Fishing');
  await expect(editor).toHaveValue('Half a word');
  await expect(editor).toBeFocused();

  await page.keyboard.press('Escape');
  await expectField(page, 'Industry', 'Fishing');
});

test.describe('a session that ends', () => {
  test.use({ as: 'nobody' });

  test('is begun again in place, and what was typed is kept', async ({ page, context, api }) => {
    const company = await api.company({ industry: 'Mining' });
    await page.goto(`/login?next=/app/companies/${company.id}`);
    await page.getByLabel('Email').fill(PEOPLE.admin.email);
    await page.getByLabel('Password', { exact: true }).fill(PEOPLE.admin.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: company.name, level: 1 })).toBeAttached();
    await context.clearCookies();

    await edit(page, 'Industry', 'Space mining');
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await expect(dialog).toBeVisible();
    await expectNoViolations(page);
    await dialog.getByLabel('Password').fill('not this');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Invalid email or password.')).toBeVisible();
    await dialog.getByLabel('Password').fill(PEOPLE.admin.password);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);

    const editor = page.getByRole('textbox', { name: 'Industry', exact: true });
    await expect(editor).toHaveValue('Space mining');
    await editor.press('Enter');
    await expectField(page, 'Industry', 'Space mining');
    expect(await api.find(company.id)).toMatchObject({ industry: 'Space mining' });
  });
});

test('being offline is said, and that one is back', async ({ page, context }) => {
  await page.goto('/app/companies');
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await expectNoViolations(page);
  await context.setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
});

test('on a phone, what does not fit the bar stands behind More', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/app/dashboard');
  const bar = page.getByRole('navigation', { name: 'Main' });
  await expect(bar.getByRole('link', { name: 'Home' })).toHaveAttribute('aria-current', 'page');
  await bar.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await expectNoViolations(page);
});
