import { randomUUID } from 'node:crypto';

import type { Page } from '@playwright/test';

import { PEOPLE } from '../fixtures/people.ts';
import { expectSignedIn, postSignIn, signIn } from '../fixtures/sign-in.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ as: 'nobody' });

/** Signs out by the menu behind the avatar. */
async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

async function tokensOf(page: Page): Promise<{ access: string; refresh: string }> {
  const cookies = await page.context().cookies();
  const value = (name: string): string =>
    cookies.find((cookie) => cookie.name === name)?.value ?? '';
  return { access: value('ov_access'), refresh: value('ov_refresh') };
}

test('the right password leads to the dashboard', async ({ page }) => {
  await page.goto('/login');
  await expect(page).toHaveTitle('Sign in · OffsideVentures');

  await signIn(page, PEOPLE.admin);

  await expectSignedIn(page);
  await expect(page).toHaveURL(/\/app\/dashboard$/);
});

test('the first address of the site leads to sign-in', async ({ page }) => {
  await page.goto('/');

  await expect(page).toHaveURL(/\/login$/);
});

test('a wrong password is refused and the e-mail stays', async ({ page }) => {
  await page.goto('/login');

  await signIn(page, { email: PEOPLE.regular.email, password: 'not the password' });

  await expect(page.getByText('Invalid email or password.')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(PEOPLE.regular.email);
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  expect(await tokensOf(page)).toEqual({ access: '', refresh: '' });
});

test('an unknown e-mail gets the same answer as a wrong password', async ({ page }) => {
  await page.goto('/login');

  await signIn(page, { email: `nobody-${randomUUID()}@example.com`, password: 'offside1234' });

  await expect(page.getByText('Invalid email or password.')).toBeVisible();
});

test('blank fields are not sent', async ({ page }) => {
  await page.goto('/login');

  await signIn(page, { email: '', password: '' });

  await expect(page.getByLabel('Email')).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveJSProperty('validity.valid', false);
});

test('blank fields that arrive all the same are refused in words', async ({ request, baseURL }) => {
  const answer = await postSignIn(request, String(baseURL), { email: '', password: '' });

  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('Email and password are required.');
});

test('ten wrong passwords close the account to strangers for a while', async ({
  page,
  request,
  baseURL,
}) => {
  const email = `throttled-${randomUUID()}@example.com`;
  for (let attempt = 0; attempt < 10; attempt++) {
    const answer = await postSignIn(request, String(baseURL), { email, password: 'wrong' });
    expect(answer.status()).toBe(401);
  }

  await page.goto('/login');
  await signIn(page, { email, password: 'wrong' });

  await expect(
    page.getByText(/^Too many attempts\. Try again in \d+ (second|minute)s?\.$/),
  ).toBeVisible();
});

test('sign-in leads back to the page that was asked for', async ({ page }) => {
  await page.goto('/app/companies?status=customer&ordering=-name');
  await expect(page).toHaveURL(/\/login\?next=/);

  await signIn(page, PEOPLE.admin);

  await expect(page).toHaveURL(/\/app\/companies\?status=customer&ordering=-name$/);
});

for (const next of [
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/login',
]) {
  test(`sign-in never leads to ${next}`, async ({ page }) => {
    await page.goto(`/login?next=${encodeURIComponent(next)}`);

    await signIn(page, PEOPLE.admin);

    await expect(page).toHaveURL(/\/app\/dashboard$/);
  });
}

test('the password can be looked at', async ({ page }) => {
  await page.goto('/login');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('secret words');
  await expect(password).toHaveAttribute('type', 'password');

  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');

  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(password).toHaveAttribute('type', 'password');
});

test('a member who keeps signed in has a session of two weeks', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('Keep me signed in on this device').check();
  await signIn(page, PEOPLE.admin);
  await expectSignedIn(page);

  const refresh = (await page.context().cookies()).find(({ name }) => name === 'ov_refresh');

  const days = ((refresh?.expires ?? 0) - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(13.9);
  expect(days).toBeLessThanOrEqual(14);
});

test('a member who does not is signed out with the browser', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('Keep me signed in on this device').uncheck();
  await signIn(page, PEOPLE.admin);
  await expectSignedIn(page);

  const tokens = (await page.context().cookies()).filter(({ name }) =>
    /^ov_(access|refresh)$/.test(name),
  );

  expect(tokens.map(({ name, expires }) => [name, expires])).toEqual([
    ['ov_access', -1],
    ['ov_refresh', -1],
  ]);
});

test('no script can read the tokens', async ({ page }) => {
  await page.goto('/login');
  await signIn(page, PEOPLE.admin);
  await expectSignedIn(page);

  const cookies = await page.context().cookies();
  expect(await page.evaluate(() => document.cookie)).not.toMatch(/ov_(access|refresh)/);
  for (const name of ['ov_access', 'ov_refresh']) {
    expect(cookies.find((cookie) => cookie.name === name)).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
    });
  }
});

test('signing out ends both tokens, also for whoever kept a copy', async ({ page, request }) => {
  await page.goto('/login');
  await signIn(page, PEOPLE.admin);
  await expectSignedIn(page);
  const { access, refresh } = await tokensOf(page);

  await signOut(page);

  await expect(page).toHaveURL(/\/login$/);
  expect(await tokensOf(page)).toEqual({ access: '', refresh: '' });
  for (const cookie of [`ov_access=${access}`, `ov_refresh=${refresh}`]) {
    const answer = await request.get('/api/companies/', { headers: { cookie } });
    expect(answer.status()).toBe(401);
  }
});

test('after signing out, the way back shows nothing', async ({ page }) => {
  await page.goto('/login');
  await signIn(page, PEOPLE.admin);
  await expectSignedIn(page);
  await signOut(page);
  await expect(page).toHaveURL(/\/login$/);

  await page.goBack();

  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test.describe('a member who is signed in', () => {
  test.use({ as: 'admin' });

  test('is not asked again', async ({ page }) => {
    await page.goto('/login');

    await expect(page).toHaveURL(/\/app\/dashboard$/);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a member can sign in and sees the companies', async ({ page }) => {
    await page.goto('/app/companies?search=Cobalt');
    await signIn(page, PEOPLE.admin);

    await expect(page).toHaveURL(/\/app\/companies\?search=Cobalt$/);
    await expect(page.getByRole('rowheader', { name: 'Cobalt Studio' })).toBeVisible();
  });

  test('a wrong password is refused in words', async ({ page }) => {
    await page.goto('/login');

    await signIn(page, { email: PEOPLE.regular.email, password: 'wrong' });

    await expect(page.getByText('Invalid email or password.')).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue(PEOPLE.regular.email);
  });
});
