import { request as httpRequest } from 'node:http';

import type { BrowserContext, Page } from '@playwright/test';

import { PEOPLE } from '../fixtures/people.ts';
import { beginSession, signIn } from '../fixtures/sign-in.ts';
import { expect, test } from '../fixtures/test.ts';
import { expiredAccessToken } from '../fixtures/tokens.ts';
import { unique } from '../fixtures/unique.ts';

test.use({ as: 'nobody' });

async function replaceAccess(context: BrowserContext, value: string): Promise<void> {
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'ov_access');
  if (!cookie) throw new Error('There is no session.');
  await context.addCookies([{ ...cookie, value }]);
}

async function statusesOf(page: Page, requests: number): Promise<number[]> {
  return page.evaluate(
    async (count) =>
      Promise.all(
        Array.from({ length: count }, async (_, i) => {
          const answer = await fetch(`/api/companies/?limit=1&offset=${i}`);
          return answer.status;
        }),
      ),
    requests,
  );
}

test.describe('with an access token that no longer holds', () => {
  test('twenty requests at once renew it once and all succeed', async ({
    context,
    page,
    relayed,
  }) => {
    await beginSession(context.request, relayed.web, PEOPLE.admin);
    await page.goto(`${relayed.web}/app/companies`);
    await replaceAccess(context, expiredAccessToken(1));
    relayed.relay.forget();

    expect(await statusesOf(page, 20)).toEqual(Array<number>(20).fill(200));

    expect(relayed.relay.count('POST /auth/jwt/refresh/')).toBe(1);
    expect(relayed.relay.count('GET /api/companies/')).toBe(20);
  });

  test('a token that only the server refuses is renewed as well', async ({
    context,
    page,
    relayed,
  }) => {
    await beginSession(context.request, relayed.web, PEOPLE.admin);
    await page.goto(`${relayed.web}/app/companies`);
    await replaceAccess(context, 'not.a.token');
    relayed.relay.forget();

    expect(await statusesOf(page, 20)).toEqual(Array<number>(20).fill(200));

    expect(relayed.relay.count('POST /auth/jwt/refresh/')).toBe(1);
  });

  test('a page that is opened renews it too', async ({ context, page, baseURL }) => {
    await beginSession(context.request, String(baseURL), PEOPLE.admin);
    await context.clearCookies({ name: 'ov_access' });

    await page.goto('/app/companies');

    await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeAttached();
    expect((await context.cookies()).map(({ name }) => name)).toContain('ov_access');
  });
});

test('without either token, a page leads to sign-in and back to where it was', async ({
  context,
  page,
  baseURL,
}) => {
  await beginSession(context.request, String(baseURL), PEOPLE.admin);
  await page.goto('/app/companies?status=customer');
  await context.clearCookies();

  await page.goto('/app/companies?status=customer');
  await expect(page).toHaveURL(/\/login\?next=/);
  await signIn(page, PEOPLE.admin);

  await expect(page).toHaveURL(/\/app\/companies\?status=customer$/);
});

test('without either token, the API answers 401', async ({ request }) => {
  const answer = await request.get('/api/companies/');

  expect(answer.status()).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 'not_authenticated' });
});

test.describe('a request from another site', () => {
  for (const [origin, headers] of [
    ['a foreign origin', { origin: 'https://elsewhere.example' }],
    ['no origin', {}],
    ['the null origin', { origin: 'null' }],
    ['the right host on another port', { origin: 'http://localhost:1' }],
  ] as const) {
    test(`with ${origin} writes nothing`, async ({ context, api, baseURL }) => {
      await beginSession(context.request, String(baseURL), PEOPLE.admin);
      const company = await api.company();

      const answer = await context.request.patch(`/api/companies/${company.id}`, {
        data: { name: unique('Forged') },
        headers,
      });

      expect(answer.status()).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'permission_denied' });
      expect(await api.find(company.id)).toMatchObject({ name: company.name, version: 1 });
    });
  }
});

test.describe('a path with detours', () => {
  for (const path of [
    '/api/companies/../admin/users/',
    '/api/companies/%2e%2e/admin/users/',
    '/api/companies/%252e%252e/admin/users/',
    '/api/./companies/',
    '/api/companies/..%2f..%2fauth/users/me/',
    '/api/companies\\..\\admin/',
    '/api/companies/%5c..%5cadmin/',
  ]) {
    test(`${path} is refused and never leaves the web server`, async ({ context, relayed }) => {
      await beginSession(context.request, relayed.web, PEOPLE.admin);
      const cookies = (await context.cookies())
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ');
      relayed.relay.forget();

      expect(await statusOfRawPath(relayed.web, path, cookies)).toBe(400);

      expect(relayed.relay.asked).toEqual([]);
    });
  }

  test('what is no part of the API is not found', async ({ context, relayed }) => {
    await beginSession(context.request, relayed.web, PEOPLE.admin);
    relayed.relay.forget();

    const answer = await context.request.get(`${relayed.web}/api/openapi.json`);

    expect(answer.status()).toBe(404);
    expect(relayed.relay.asked).toEqual([]);
  });
});

test('both forms of a collection answer without a redirect', async ({ context, baseURL }) => {
  await beginSession(context.request, String(baseURL), PEOPLE.admin);

  for (const path of ['/api/companies/', '/api/companies']) {
    const answer = await context.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(200);
  }
});

test('an answer names its request, and says so to the reader of an error', async ({
  context,
  baseURL,
}) => {
  await beginSession(context.request, String(baseURL), PEOPLE.admin);

  const answer = await context.request.get('/api/companies/999999999', {
    headers: { 'x-request-id': 'e2e-request-1' },
  });

  expect(answer.status()).toBe(404);
  expect(answer.headers()['x-request-id']).toBe('e2e-request-1');
  expect(await answer.json()).toMatchObject({ code: 'not_found', request_id: 'e2e-request-1' });
});

/** Asks for a path exactly as written; browsers and `fetch` would tidy it up first. */
function statusOfRawPath(web: string, path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(web, { path, headers: { cookie } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
