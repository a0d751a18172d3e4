import { expectNoViolations } from '../fixtures/accessible.ts';
import { expectField } from '../fixtures/companies.ts';
import { expect, test } from '../fixtures/test.ts';
import { unique } from '../fixtures/unique.ts';

// Colours are judged where they come to rest.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a person is added at a company, found from both, talked to and written about, by keyboard', async ({
  page,
  api,
}) => {
  const company = await api.company({ name: unique('Nordlicht') });
  const last = unique('Petersen');
  await page.goto('/app/companies');

  await page.keyboard.press('c');
  await page.keyboard.press('p');
  const drawer = page.getByRole('dialog', { name: 'New person' });
  await expect(drawer.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(drawer.getByRole('textbox', { name: 'First name' })).toHaveAccessibleDescription(
    'Enter a first name',
  );
  await page.keyboard.type('Jonas');
  await drawer.getByRole('textbox', { name: 'Last name' }).fill(last);
  await drawer.getByRole('combobox', { name: 'Company' }).fill(company.name);
  await page.getByRole('option', { name: company.name }).click();
  await expectNoViolations(page);
  await page.keyboard.press('ControlOrMeta+Enter');

  // Their page leads to the company, the company's page back.
  await expect(page.getByRole('heading', { name: `Jonas ${last}`, level: 1 })).toBeAttached();
  await page.getByRole('main').getByRole('link', { name: company.name, exact: true }).click();
  await expect(page.getByRole('heading', { name: company.name, level: 1 })).toBeAttached();
  await expectNoViolations(page);
  await page.getByRole('link', { name: `Jonas ${last}` }).click();
  await expectField(page, 'Company', company.name);

  // A call, begun with its letter.
  await page.keyboard.press('l');
  await expect(page.getByRole('radio', { name: 'Call', exact: true })).toBeChecked();
  await page.keyboard.type('SLA terms, 41 min');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Agreed on 60 days.');
  await expectNoViolations(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Call logged').first()).toBeVisible();
  const items = page.getByRole('main').getByRole('listitem');
  await expect(items.filter({ hasText: `called Jonas ${last}: SLA terms, 41 min` })).toContainText(
    'Agreed on 60 days.',
  );

  // A note, turned into a meeting by a slash, then back by hand.
  await page.keyboard.press('n');
  await page.keyboard.type('/meet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Meeting', exact: true })).toBeChecked();
  await page.getByText('Note', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Prefers email.');
  await page.keyboard.press('ControlOrMeta+Enter');
  const note = items.filter({ hasText: 'left a note' });
  await expect(note).toContainText('Prefers email.');

  // One's own note can be mended, deleted and brought back.
  await note.getByRole('button', { name: 'Note actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit note' }).click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Prefers letters.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(note).toContainText('Prefers letters.');
  await note.getByRole('button', { name: 'Note actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete note' }).click();
  await expect(note).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(note).toContainText('Prefers letters.');

  // A change of a field stands among what happened, and what is shown can be narrowed.
  await page.getByRole('button', { name: 'Add job title' }).click();
  await page.getByRole('textbox', { name: 'Job title' }).fill('CFO');
  await page.keyboard.press('Enter');
  await expect(items.filter({ hasText: 'set Job title to CFO' })).toBeVisible();
  await page.getByText('Calls', { exact: true }).click();
  await expect(items.filter({ hasText: 'set Job title to CFO' })).toHaveCount(0);
  await expect(items.filter({ hasText: 'SLA terms' })).toBeVisible();

  // The company tells of the call as well only where it is linked; a task is made in place.
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  const task = page.getByRole('dialog', { name: 'New task' });
  await task.getByRole('textbox', { name: 'Title' }).fill('Send the SLA draft');
  await expect(task.getByText(`Jonas ${last}`)).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('checkbox', { name: 'Done: Send the SLA draft' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Done: Send the SLA draft' }).click();
  await expect(page.getByText('Finished Send the SLA draft').first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Done: Send the SLA draft' })).toHaveCount(0);
});

test('a company adds a person without being left, and shows who and what belongs to it', async ({
  page,
  api,
}) => {
  const company = await api.company();
  for (let i = 1; i <= 6; i++) {
    await api.create('contacts', { first_name: `Person ${i}`, company_id: company.id });
  }
  for (let i = 0; i < 7; i++) await api.patch(company.id, { industry: `Industry ${i}` });
  await page.goto(`/app/companies/${company.id}`);

  await expect(page.getByRole('link', { name: 'Show all 6' })).toBeVisible();
  // Seven changes in a row are folded up.
  await page.getByRole('button', { name: /^[78] changes of fields$/ }).click();
  await expect(page.getByText('changed Industry from Industry 5 to Industry 6')).toBeVisible();

  await page.getByRole('button', { name: `New person at ${company.name}` }).click();
  const drawer = page.getByRole('dialog', { name: 'New person' });
  await expect(drawer.getByRole('combobox', { name: 'Company' })).toHaveValue(company.name);
  await drawer.getByRole('textbox', { name: 'First name' }).fill('Seventh');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('link', { name: /^People 7/ })).toBeVisible();
  await page.getByRole('link', { name: /^People 7/ }).click();
  await expect(page.getByRole('link', { name: 'Seventh' })).toBeVisible();

  await page.goto(`/app/people?company_id=${company.id}`);
  await expect(
    page.getByRole('group', { name: `Filter: Company is any of ${company.name}` }),
  ).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveCount(7);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('people are ticked by touch, and their pages read well', async ({ page, api }) => {
    const company = await api.company();
    const person = await api.create('contacts', {
      first_name: unique('Ada'),
      company_id: company.id,
    });
    await api.create('contacts', { first_name: unique('Bea'), company_id: company.id });
    await page.goto(`/app/people?company_id=${company.id}`);

    await page.getByRole('button', { name: 'Select', exact: true }).click();
    await page.getByRole('row').filter({ hasText: 'Ada' }).tap();
    await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toContainText('1 selected');
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toHaveCount(0);

    await page.getByRole('row').filter({ hasText: 'Ada' }).tap();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(String(person.full_name));
    await expectNoViolations(page);
    await page.goto(`/app/companies/${company.id}`);
    await expectNoViolations(page);
  });
});
