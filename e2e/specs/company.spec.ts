import { edit, expectField } from '../fixtures/companies.ts';
import { expect, test } from '../fixtures/test.ts';
import { unique } from '../fixtures/unique.ts';

test.describe('a new company', () => {
  test('is created in the drawer and opened', async ({ page, api }) => {
    const name = unique('Fjordline');
    await page.goto('/app/companies');
    await page.getByRole('button', { name: 'New company' }).click();
    const drawer = page.getByRole('dialog', { name: 'New company' });
    await expect(drawer.getByRole('textbox', { name: 'Name' })).toBeFocused();

    await drawer.getByRole('textbox', { name: 'Name' }).fill(name);
    await drawer.getByRole('textbox', { name: 'Industry' }).fill('Shipping');
    await drawer.getByRole('textbox', { name: 'Revenue' }).fill('1,250,000');
    await drawer.getByRole('button', { name: 'Create company' }).click();

    await expect(page.getByRole('heading', { name, level: 1 })).toBeAttached();
    const id = Number(/\/companies\/(\d+)$/.exec(page.url())?.[1]);
    await expect
      .poll(() => api.find(id))
      .toMatchObject({
        name,
        industry: 'Shipping',
        annual_revenue: 1_250_000,
        status: 'prospect',
      });
  });

  test('shows every refusal beside its field and keeps what was typed', async ({ page }) => {
    await page.goto('/app/companies?new');
    const drawer = page.getByRole('dialog', { name: 'New company' });
    const name = drawer.getByRole('textbox', { name: 'Name' });

    await drawer.getByRole('textbox', { name: 'Industry' }).fill('Shipping');
    await drawer.getByRole('button', { name: 'Create company' }).click();
    await expect(name).toBeFocused();
    await expect(name).toHaveAccessibleDescription('Enter a name');

    await name.fill(unique('Fjordline'));
    await drawer.getByRole('textbox', { name: 'Email' }).fill('no address');
    await drawer.getByRole('button', { name: 'Create company' }).click();
    const email = drawer.getByRole('textbox', { name: 'Email' });
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    await expect(email).toBeFocused();
    await expect(drawer.getByRole('textbox', { name: 'Industry' })).toHaveValue('Shipping');
  });

  test('can be followed by another', async ({ page }) => {
    const first = unique('First of two');
    const second = unique('Second of two');
    await page.goto('/app/companies?new');
    const drawer = page.getByRole('dialog', { name: 'New company' });
    await drawer.getByRole('checkbox', { name: 'Create another' }).check();

    for (const name of [first, second]) {
      await drawer.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(page.getByText(`${name} created`).first()).toBeVisible();
      await expect(drawer.getByRole('textbox', { name: 'Name' })).toHaveValue('');
      await expect(drawer.getByRole('textbox', { name: 'Name' })).toBeFocused();
    }
  });

  test('asks once before what was typed is thrown away', async ({ page }) => {
    await page.goto('/app/companies');
    await page.getByRole('button', { name: 'New company' }).click();
    const drawer = page.getByRole('dialog', { name: 'New company' });
    await drawer.getByRole('textbox', { name: 'Name' }).fill('Half a name');

    await page.keyboard.press('Escape');
    await expect(drawer.getByText('Discard what you typed?')).toBeVisible();
    await drawer.getByRole('button', { name: 'Keep editing' }).click();
    await expect(drawer.getByRole('textbox', { name: 'Name' })).toHaveValue('Half a name');

    await page.keyboard.press('Escape');
    await drawer.getByRole('button', { name: 'Discard' }).click();
    await expect(drawer).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'New company' })).toBeFocused();
  });
});

test.describe('editing in place', () => {
  test('is saved with Enter, says so, and is still there after a reload', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);

    await edit(page, 'Industry', 'Cold chain');

    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await page.reload();
    await expectField(page, 'Industry', 'Cold chain');
    await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Cold chain', version: 2 });
  });

  test('is given up with Escape', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);

    await page.getByRole('button', { name: 'Edit Industry: Logistics' }).click();
    await page.getByRole('textbox', { name: 'Industry' }).fill('Something else');
    await page.keyboard.press('Escape');

    await expectField(page, 'Industry', 'Logistics');
    await expect(page.getByRole('button', { name: 'Edit Industry: Logistics' })).toBeFocused();
    await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Logistics', version: 1 });
  });

  test('begins with the first letter that is typed', async ({ page, api }) => {
    const { id } = await api.company({ city: 'Hamburg' });
    await page.goto(`/app/companies/${id}`);

    await page.getByRole('button', { name: 'Edit City: Hamburg' }).focus();
    await page.keyboard.type('Kiel');
    await page.keyboard.press('Enter');

    await expectField(page, 'City', 'Kiel');
  });

  test('of a status is a choice', async ({ page, api }) => {
    const { id } = await api.company({ status: 'prospect' });
    await page.goto(`/app/companies/${id}`);

    await page.getByRole('button', { name: 'Edit Status: Prospect' }).click();
    await page.getByRole('option', { name: 'Customer' }).click();

    await expectField(page, 'Status', 'Customer');
    await expect
      .poll(async () => (await api.find(id))?.status, { message: 'the stored status' })
      .toBe('customer');
  });

  test('that is refused stays in the editor with the reason', async ({ page, api }) => {
    const { id } = await api.company({ email: 'hello@example.com' });
    await page.goto(`/app/companies/${id}`);

    await edit(page, 'Email', 'no address');

    const editor = page.getByRole('textbox', { name: 'Email' });
    await expect(editor).toHaveValue('no address');
    await expect(editor).toHaveAttribute('aria-invalid', 'true');
    await expect(editor).toHaveAccessibleDescription(/\S/);
    await expect.poll(() => api.find(id)).toMatchObject({ email: 'hello@example.com' });

    await editor.fill('office@example.com');
    await page.keyboard.press('Enter');
    await expectField(page, 'Email', 'office@example.com');
  });

  test('that does not reach the server stays in the editor', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);
    await page.route(`**/api/companies/${id}`, (route) => route.abort());

    await edit(page, 'Industry', 'Cold chain');
    await expect(page.getByRole('textbox', { name: 'Industry' })).toHaveValue('Cold chain');
    await expect(page.getByRole('textbox', { name: 'Industry' })).toHaveAccessibleDescription(
      /not saved/i,
    );

    await page.unroute(`**/api/companies/${id}`);
    await page.getByRole('textbox', { name: 'Industry' }).press('Enter');
    await expectField(page, 'Industry', 'Cold chain');
  });
});

test.describe('two people at one company', () => {
  test('who change different fields both keep theirs', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics', phone: '+49 40 1' });
    await page.goto(`/app/companies/${id}`);
    await expectField(page, 'Phone', '+49 40 1');

    await api.patch(id, { phone: '+49 40 2' });
    await edit(page, 'Industry', 'Cold chain');

    await expect(
      page.getByText('Saved. Phone changed meanwhile and kept as well.').first(),
    ).toBeVisible();
    await expectField(page, 'Phone', '+49 40 2');
    await expectField(page, 'Industry', 'Cold chain');
    await expect
      .poll(() => api.find(id))
      .toMatchObject({ industry: 'Cold chain', phone: '+49 40 2' });
  });

  test('who change the same field choose: mine', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);
    await expectField(page, 'Industry', 'Logistics');

    await api.patch(id, { industry: 'Trade' });
    await edit(page, 'Industry', 'Cold chain');
    const dialog = page.getByRole('dialog', { name: 'Changed by someone else' });
    await expect(dialog).toContainText('Trade');
    await expect(dialog).toContainText('Demo User changed this company');
    await dialog.getByRole('button', { name: 'Save choices' }).click();

    await expectField(page, 'Industry', 'Cold chain');
    await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Cold chain' });
  });

  test('who change the same field choose: theirs', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);
    await expectField(page, 'Industry', 'Logistics');

    await api.patch(id, { industry: 'Trade' });
    await edit(page, 'Industry', 'Cold chain');
    const dialog = page.getByRole('dialog', { name: 'Changed by someone else' });
    await dialog.getByRole('button', { name: 'Discard mine' }).click();

    await expectField(page, 'Industry', 'Trade');
    await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Trade', version: 2 });
  });
});

test.describe('the history', () => {
  test('tells every change with before and after, and takes one back', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);
    await edit(page, 'Industry', 'Cold chain');
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

    await page.getByRole('link', { name: /^History/ }).click();
    const changes = page.getByRole('listitem').filter({ hasText: /changed|created the company/ });
    await expect(changes.first()).toContainText('Demo User changed Industry');
    await expect(changes.first().getByRole('deletion')).toHaveText('Logistics');
    await expect(changes.first().getByRole('insertion')).toHaveText('Cold chain');
    await expect(changes.last()).toContainText('created the company');

    await changes.first().getByRole('button', { name: /^Undo/ }).click();

    await expect(page.getByText('Change undone').first()).toBeVisible();
    await expectField(page, 'Industry', 'Logistics');
    await expect(changes).toHaveCount(3);
    await expect(changes.nth(1)).toContainText('Undone');
    await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Logistics' });
  });

  test('refuses to take back what was changed again since, and says why', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await api.patch(id, { industry: 'Trade' });
    await page.goto(`/app/companies/${id}?tab=history`);
    const undo = page
      .getByRole('listitem')
      .filter({ hasText: 'changed Industry' })
      .getByRole('button', { name: /^Undo/ });
    await expect(undo).toBeVisible();
    await api.patch(id, { industry: 'Cold chain' });

    await undo.click();

    await expect(page.getByText(/^Not undone\./).first()).toBeVisible();
    await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Cold chain' });
  });
});

test.describe('deleting', () => {
  test('asks, leads back to the list, and is taken back by the toast', async ({ page, api }) => {
    const { id, name } = await api.company();
    await page.goto(`/app/companies/${id}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete company' }).click();
    const question = page.getByRole('alertdialog', { name: `Delete ${name}?` });
    await expect(question).toContainText('It has no people and no deals.');
    await question.getByRole('button', { name: 'Delete company' }).click();

    await expect(page).toHaveURL(/\/app\/companies$/);
    await expect(page.getByText(`Deleted ${name}`).first()).toBeVisible();
    await expect.poll(() => api.find(id)).toBeUndefined();

    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByText('Change undone').first()).toBeVisible();
    await expect.poll(() => api.find(id)).toMatchObject({ id, name });
  });

  test('is taken back by the undo key', async ({ page, api }) => {
    const { id, name } = await api.company();
    await page.goto(`/app/companies/${id}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete company' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete company' }).click();
    await expect(page.getByText(`Deleted ${name}`).first()).toBeVisible();

    await page.keyboard.press('ControlOrMeta+z');

    await expect(page.getByText('Change undone').first()).toBeVisible();
    await expect.poll(() => api.find(id)).toMatchObject({ id, name });
  });
});

test.describe('an address without a company', () => {
  for (const id of ['999999999', '0', 'nonsense']) {
    test(`${id} says that there is none and leads to the list`, async ({ page }) => {
      const answer = await page.goto(`/app/companies/${id}`);

      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: 'Nothing is here', level: 1 })).toBeVisible();
      await page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: 'Companies' })
        .click();
      await expect(page.getByRole('table', { name: 'Companies' })).toBeVisible();
    });
  }
});

test.describe('a regular member', () => {
  test.use({ as: 'regular' });

  test('is told plainly that somebody else has the company', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);

    await edit(page, 'Industry', 'Mine now');

    await expect(page.getByRole('textbox', { name: 'Industry' })).toHaveAccessibleDescription(
      /You do not have permission to perform this action\./,
    );
    await expect.poll(() => api.find(id)).toMatchObject({ industry: 'Logistics', version: 1 });
  });

  test('cannot delete it either', async ({ page, api }) => {
    const { id, name } = await api.company();
    await page.goto(`/app/companies/${id}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete company' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete company' }).click();

    await expect(
      page
        .getByText(`${name} not deleted. You do not have permission to perform this action.`)
        .first(),
    ).toBeVisible();
    await expect.poll(() => api.find(id)).toMatchObject({ name });
  });

  test('edits a company that nobody has', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics', owner_id: null });
    await api.patch(id, { owner_id: null });
    await page.goto(`/app/companies/${id}`);

    await edit(page, 'Industry', 'Cold chain');

    await expectField(page, 'Industry', 'Cold chain');
    await expect.poll(async () => (await api.find(id))?.industry).toBe('Cold chain');
  });
});

test.describe('a manager', () => {
  test.use({ as: 'manager' });

  test('edits a company of somebody else', async ({ page, api }) => {
    const { id } = await api.company({ industry: 'Logistics' });
    await page.goto(`/app/companies/${id}`);

    await edit(page, 'Industry', 'Cold chain');

    await expectField(page, 'Industry', 'Cold chain');
    await expect.poll(async () => (await api.find(id))?.industry).toBe('Cold chain');
  });
});
