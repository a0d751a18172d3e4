// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Refreshes } from './refreshes.ts';
import { signIn, signOut } from './sign-in.ts';
import { aCaller, aToken, Jar } from './testing/caller.ts';
import { json, StandIn } from './testing/stand-in.ts';
import type { Upstream } from './upstream.ts';

let api: StandIn;
let upstream: Upstream;
let jar: Jar;
const tokens = { access: aToken('a', 1800), refresh: aToken('r', 1_209_600), id: 1 };

beforeEach(async () => {
  api = new StandIn();
  await api.start();
  upstream = { base: api.base, send: (request) => fetch(request), refreshes: new Refreshes() };
  jar = new Jar();
});

afterEach(() => api.stop());

function answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
  api.answer = (_, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    json(response, status, body);
  };
}

const attempt = (keep = true, url?: string) =>
  signIn(aCaller(jar, url), 'ada@x.test', ' secret ', keep, upstream);

describe('signing in', () => {
  it('puts both tokens into cookies that scripts cannot read', async () => {
    answer(200, tokens);

    expect(await attempt()).toBeUndefined();
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual({
      email: 'ada@x.test',
      password: ' secret ',
    });
    expect(jar.values.get('ov_access')).toBe(tokens.access);
    expect(jar.values.get('ov_refresh')).toBe(tokens.refresh);
    const flags = { path: '/', httpOnly: true, sameSite: 'lax', secure: false };
    expect(jar.options.get('ov_access')).toEqual({ ...flags, maxAge: 1800 });
    expect(jar.options.get('ov_refresh')).toEqual({ ...flags, maxAge: 1_209_600 });
  });

  it('marks them secure on https', async () => {
    answer(200, tokens);
    await attempt(true, 'https://crm.test/login');
    expect(jar.options.get('ov_access')).toMatchObject({ secure: true });
    expect(jar.options.get('ov_refresh')).toMatchObject({ secure: true });
  });

  it('lasts as long as the browser when it is not to be kept', async () => {
    jar.values.set('ov_keep', '1');
    answer(200, tokens);
    await attempt(false);

    expect(jar.options.get('ov_access')).toMatchObject({ maxAge: undefined });
    expect(jar.options.get('ov_refresh')).toMatchObject({ maxAge: undefined });
    expect(jar.values.has('ov_keep')).toBe(false);
  });

  it('asks for both e-mail and password before it troubles the API', async () => {
    const blank = { status: 400, message: 'Email and password are required.' };
    expect(await signIn(aCaller(jar), '', 'x', true, upstream)).toEqual(blank);
    expect(await signIn(aCaller(jar), 'x', '', true, upstream)).toEqual(blank);
    expect(api.received).toHaveLength(0);
  });

  const inactive = 'This account is not active. A workspace admin can activate it.';
  it.each([
    [401, 'No active account found with the given credentials', 401, 'Invalid email or password.'],
    [400, 'whatever', 401, 'Invalid email or password.'],
    [401, 'Account deactivated', 401, inactive],
    [401, 'Account not activated', 401, inactive],
    [500, 'secret of the server', 502, 'Sign-in failed. Please try again.'],
    [503, 'x', 503, 'The server does not answer. Try again in a moment.'],
  ])('is refused when the API says %i %s', async (status, detail, shown, message) => {
    answer(status, { detail });
    expect(await attempt()).toEqual({ status: shown, message });
    expect(jar.values.size).toBe(0);
  });

  it.each([
    ['240', 'in 4 minutes'],
    ['61', 'in 2 minutes'],
    ['60', 'in 1 minute'],
    ['40', 'in 40 seconds'],
    ['1', 'in 1 second'],
    ['soon', 'in a few minutes'],
  ])('says when to try again after too many attempts (%s s)', async (seconds, when) => {
    answer(429, { detail: 'x' }, { 'retry-after': seconds });
    expect(await attempt()).toEqual({
      status: 429,
      message: `Too many attempts. Try again ${when}.`,
    });
  });

  it('fails readably when nobody answers, or with nonsense', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    answer(200, ['?']);
    expect(await attempt()).toMatchObject({ status: 502 });
    await api.stop();
    expect(await attempt()).toMatchObject({ status: 503 });
    expect(jar.values.size).toBe(0);
    api = new StandIn();
    await api.start();
  });
});

describe('signing out', () => {
  beforeEach(() => {
    jar.values.set('ov_access', tokens.access);
    jar.values.set('ov_refresh', tokens.refresh);
    jar.values.set('ov_keep', '1');
  });

  it('revokes both tokens at the API and clears the cookies', async () => {
    answer(200, { message: 'Logged out successfully' });
    await signOut(aCaller(jar), upstream);

    expect(api.received[0]).toMatchObject({
      method: 'POST',
      url: '/api/auth/logout',
      body: JSON.stringify({ refresh: tokens.refresh }),
    });
    expect(api.received[0]?.headers.authorization).toBe(`Bearer ${tokens.access}`);
    expect(jar.values.size).toBe(0);
  });

  it('forgets what it knew of the refresh token', async () => {
    const ask = vi.fn(() => Promise.resolve({ kind: 'refreshed', access: 'A' } as const));
    await upstream.refreshes.once(tokens.refresh, ask);
    answer(200, {});
    await signOut(aCaller(jar), upstream);
    await upstream.refreshes.once(tokens.refresh, ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it.each([400, 401, 500])('clears the cookies when the API answers %i', async (status) => {
    answer(status, { detail: 'no' });
    await signOut(aCaller(jar), upstream);
    expect(jar.values.size).toBe(0);
  });

  it('clears the cookies when nobody answers', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    await api.stop();
    await signOut(aCaller(jar), upstream);
    expect(jar.values.size).toBe(0);
    api = new StandIn();
    await api.start();
  });

  it('asks nobody when nobody is signed in', async () => {
    await signOut(aCaller(new Jar()), upstream);
    expect(api.received).toHaveLength(0);
  });
});
