import { expectNoViolations } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/test.ts';
import { unique } from '../fixtures/unique.ts';

// Colours are judged where they come to rest.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

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
