import { edit, expectField, rowsOf } from '../fixtures/companies.ts';
import { expect, test } from '../fixtures/test.ts';

// The relay of a worker serves one test at a time; whoever cuts it opens it again.
test.afterEach(async ({ relayed }) => {
  await relayed.relay.open();
});

test('a page that is opened while the server is down says so, and loads when it is back', async ({
  page,
  relayed,
}) => {
  await relayed.relay.cut();

  const answer = await page.goto(`${relayed.web}/app/companies`);
  expect(answer?.status()).toBe(503);
  await expect(page.getByRole('heading', { name: 'The server does not answer' })).toBeVisible();

  await relayed.relay.open();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(rowsOf(page).first()).toBeVisible();
});

test('the list says what failed, keeps the page and recovers', async ({ page, api, relayed }) => {
  const { id } = await api.company();
  await page.goto(`${relayed.web}/app/companies/${id}`);
  await relayed.relay.cut();

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Companies' })
    .click();
  await expect(page.getByText('Companies did not load')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();

  await relayed.relay.open();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rowsOf(page).first()).toBeVisible();
});

test('an edit that meets an outage is kept and can be saved afterwards', async ({
  page,
  api,
  relayed,
}) => {
  const { id } = await api.company({ industry: 'Logistics' });
  await page.goto(`${relayed.web}/app/companies/${id}`);
  await relayed.relay.cut();

  await edit(page, 'Industry', 'Cold chain');
  const editor = page.getByRole('textbox', { name: 'Industry' });
  await expect(editor).toHaveAccessibleDescription(/Not saved\. The server does not answer\./);
  await expect(editor).toHaveValue('Cold chain');

  await relayed.relay.open();
  await editor.press('Enter');
  await expectField(page, 'Industry', 'Cold chain');
  await expect.poll(async () => (await api.find(id))?.industry).toBe('Cold chain');
});

test('scripts get the one shape of an error, with a hint when to come back', async ({
  page,
  relayed,
}) => {
  await relayed.relay.cut();

  const answer = await page.request.get(`${relayed.web}/api/companies/`);

  expect(answer.status()).toBe(503);
  expect(answer.headers()['retry-after']).toBe('5');
  expect(await answer.json()).toMatchObject({
    code: 'unavailable',
    message: 'The server does not answer. Try again in a moment.',
  });
});

test.describe('for a stranger', () => {
  test.use({ as: 'nobody' });

  test('sign-in says that the server does not answer', async ({ page, relayed }) => {
    await page.goto(`${relayed.web}/login`);
    await relayed.relay.cut();

    await page.getByLabel('Email').fill('demo@offsideventures.com');
    await page.getByLabel('Password', { exact: true }).fill('offside1234');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await expect(
      page.getByText('The server does not answer. Try again in a moment.'),
    ).toBeVisible();
  });
});
