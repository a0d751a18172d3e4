// @vitest-environment node
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { forward } from './api.ts';
import { Refreshes } from './refreshes.ts';
import { aCaller, aToken, Jar } from './testing/caller.ts';
import { json, StandIn } from './testing/stand-in.ts';
import type { Upstream } from './upstream.ts';

let api: StandIn;
let upstream: Upstream;
let jar: Jar;
const fresh = aToken('fresh', 1800);

beforeEach(async () => {
  api = new StandIn();
  await api.start();
  upstream = { base: api.base, send: (request) => fetch(request), refreshes: new Refreshes() };
  jar = new Jar();
});

afterEach(() => api.stop());

function signedIn(access = fresh): void {
  jar.values.set('ov_access', access);
  jar.values.set('ov_refresh', 'R');
}

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return forward(aCaller(jar), new Request(`http://crm.test${path}`, init), path, upstream);
}

/** Answers refreshes with `token`, and 401 to every other token. */
function acceptOnly(token: string): void {
  api.answer = ({ url, headers }, response) => {
    if (url === '/auth/jwt/refresh/') json(response, 200, { access: token });
    else if (headers.authorization === `Bearer ${token}`) json(response, 200, { ok: true });
    else json(response, 401, { detail: 'Invalid or expired token' });
  };
}

describe('a request that is passed on', () => {
  beforeEach(() => {
    signedIn();
  });

  it('carries the session as a bearer token and says where it comes from', async () => {
    await ask('/api/companies/', {
      headers: { cookie: 'ov_access=x', authorization: 'Basic eve' },
    });

    expect(api.received[0]?.headers).toMatchObject({
      authorization: `Bearer ${fresh}`,
      'x-offside-via': 'web',
      'x-request-id': 'req-test',
      'x-forwarded-for': '203.0.113.9',
    });
    expect(api.received[0]?.headers).not.toHaveProperty('cookie');
  });

  it('keeps path and query as they were written', async () => {
    await ask('/api/companies/?search=a%20b%2Bc&ordering=-name');
    expect(api.received[0]?.url).toBe('/api/companies/?search=a%20b%2Bc&ordering=-name');
  });

  it('keeps method, body and the headers that belong to it', async () => {
    await ask('/api/companies/3', {
      method: 'PATCH',
      body: '{"name":"Ä"}',
      headers: { 'content-type': 'application/json', 'if-match': '"4"', 'idempotency-key': 'k-1' },
    });

    expect(api.received[0]).toMatchObject({ method: 'PATCH', body: '{"name":"Ä"}' });
    expect(api.received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'if-match': '"4"',
      'idempotency-key': 'k-1',
    });
  });

  it('does not let the browser choose what the API trusts', async () => {
    await ask('/api/companies/', {
      headers: {
        'x-forwarded-for': '10.0.0.1',
        'x-offside-via': 'system',
        forwarded: 'for=1.1.1.1',
      },
    });

    expect(api.received[0]?.headers).toMatchObject({
      'x-forwarded-for': '203.0.113.9',
      'x-offside-via': 'web',
    });
    expect(api.received[0]?.headers).not.toHaveProperty('forwarded');
  });

  it('brings back status, body and headers, but nothing of one hop or about tokens', async () => {
    api.answer = (_, response) => {
      response.writeHead(429, {
        'retry-after': '17',
        etag: '"4"',
        'set-cookie': 'a=b',
        'www-authenticate': 'Bearer realm="api"',
        'content-type': 'application/json',
      });
      response.end('{"code":"rate_limited"}');
    };
    const answer = await ask('/api/companies/4');

    expect(answer.status).toBe(429);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'retry-after': '17',
      etag: '"4"',
      'content-type': 'application/json',
    });
    for (const name of ['set-cookie', 'www-authenticate', 'connection', 'transfer-encoding']) {
      expect(answer.headers.has(name), name).toBe(false);
    }
    expect(await answer.json()).toEqual({ code: 'rate_limited' });
  });

  it('brings back an empty 204', async () => {
    api.answer = (_, response) => {
      response.writeHead(204).end();
    };
    const answer = await ask('/api/companies/4', { method: 'DELETE' });

    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
  });

  it('does not follow a redirect of the API', async () => {
    api.answer = (_, response) => {
      response.writeHead(308, { location: '/elsewhere' }).end();
    };
    const answer = await ask('/api/companies/4');

    expect(answer.status).toBe(308);
    expect(api.received).toHaveLength(1);
  });

  it('hands on the first piece of an answer before the last one exists', async () => {
    let finish: () => void = () => undefined;
    api.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      finish = () => response.end('data: 2\n\n');
    };
    const answer = await ask('/api/events');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();

    expect((await reader?.read())?.value).toBe('data: 1\n\n');
    finish();
    expect((await reader?.read())?.value).toBe('data: 2\n\n');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('hands on a body of unknown length while it arrives', async () => {
    const letters = new TransformStream<Uint8Array, Uint8Array>();
    const writer = letters.writable.getWriter();
    const asked = ask('/api/companies/', {
      method: 'POST',
      body: letters.readable,
      duplex: 'half',
    } as RequestInit);
    const encoder = new TextEncoder();
    await writer.write(encoder.encode('{"name":'));
    await writer.write(encoder.encode('"Ada"}'));
    await writer.close();
    await asked;

    expect(api.received[0]?.body).toBe('{"name":"Ada"}');
  });

  it('is called off at the API when the browser goes away', async () => {
    const left = new AbortController();
    const closed = new Promise<void>((resolve) => {
      api.answer = (_, response) => {
        response.on('close', resolve);
        left.abort();
      };
    });
    const answer = await ask('/api/companies/', { signal: left.signal });

    await closed;
    expect(answer.status).toBe(499);
  });

  it('is called off at the API when the browser goes away in the middle of a stream', async () => {
    const closed = new Promise<void>((resolve) => {
      api.answer = (_, response) => {
        response.on('close', resolve);
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: 1\n\n');
      };
    });
    const answer = await ask('/api/events');
    await answer.body?.cancel();

    await closed;
  });

  it('never leaves for a malformed or unknown path', async () => {
    expect((await ask('/api/companies/%2e%2e/me')).status).toBe(400);
    expect((await ask('/api/unheard-of')).status).toBe(404);
    expect(api.received).toHaveLength(0);
  });

  it('answers 503 in the shape of the API when nobody is there', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    await api.stop();
    const answer = await ask('/api/companies/');

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toEqual({
      message: 'The server does not answer. Try again in a moment.',
      detail: 'The server does not answer. Try again in a moment.',
      code: 'unavailable',
      request_id: 'req-test',
    });
    expect(jar.values.has('ov_refresh')).toBe(true);
    api = new StandIn();
    await api.start();
  });
});

describe('a session', () => {
  it('is required, and its absence does not trouble the API', async () => {
    const answer = await ask('/api/companies/');

    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'not_authenticated' });
    expect(api.received).toHaveLength(0);
  });

  it.each([
    ['gone', undefined],
    ['expired', aToken('old', -5)],
  ])('is refreshed first when its access token is %s', async (_, access) => {
    signedIn();
    if (access) jar.values.set('ov_access', access);
    else jar.values.delete('ov_access');
    acceptOnly(aToken('new', 1800));

    expect((await ask('/api/companies/')).status).toBe(200);
    expect(api.received.map(({ url }) => url)).toEqual(['/auth/jwt/refresh/', '/api/companies/']);
    expect(api.received[0]?.body).toBe('{"refresh":"R"}');
    expect(jar.values.get('ov_access')).toMatch(/\.new$/);
  });

  it('is refreshed once and the request repeated, body and all, when its token is refused', async () => {
    signedIn(aToken('revoked', 1800));
    acceptOnly(aToken('new', 1800));
    const answer = await ask('/api/companies/', {
      method: 'POST',
      body: '{"name":"Ada"}',
      headers: { 'content-length': '14' },
    });

    expect(answer.status).toBe(200);
    expect(api.received.map(({ url, body }) => [url, body])).toEqual([
      ['/api/companies/', '{"name":"Ada"}'],
      ['/auth/jwt/refresh/', '{"refresh":"R"}'],
      ['/api/companies/', '{"name":"Ada"}'],
    ]);
  });

  it('is refreshed once for 20 requests at the same time', async () => {
    signedIn(aToken('old', -5));
    const next = aToken('new', 1800);
    api.answer = async ({ url }, response) => {
      if (url === '/auth/jwt/refresh/') await pause(50);
      json(response, 200, { access: next });
    };
    // Each request came with the old cookies, as a browser's parallel requests do.
    const jars = Array.from({ length: 20 }, () => {
      const one = new Jar();
      for (const [name, value] of jar.values) one.values.set(name, value);
      return one;
    });
    const answers = await Promise.all(
      jars.map((one) =>
        forward(aCaller(one), new Request('http://crm.test/api/me'), '/api/me', upstream),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(api.count('/auth/jwt/refresh/')).toBe(1);
    expect(api.count('/api/me')).toBe(20);
    expect(jars.every((one) => one.values.get('ov_access') === next)).toBe(true);
  });

  it('keeps the result of a refresh for 10 seconds and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const refreshes = new Refreshes();
    const ask = vi.fn(() => Promise.resolve({ kind: 'refreshed', access: 'A' } as const));
    await refreshes.once('R', ask);
    vi.advanceTimersByTime(9_999);
    await refreshes.once('R', ask);
    expect(ask).toHaveBeenCalledTimes(1);

    vi.advanceTimersByTime(1);
    await refreshes.once('R', ask);
    expect(ask).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it.each([400, 401])('ends when the refresh is refused with %i', async (status) => {
    signedIn(aToken('revoked', 1800));
    api.answer = ({ url }, response) => {
      json(response, url === '/auth/jwt/refresh/' ? status : 401, {
        detail: 'Token is blacklisted',
      });
    };
    const answer = await ask('/api/companies/');

    expect(answer.status).toBe(401);
    expect(jar.values.size).toBe(0);
  });

  it('ends when even a fresh token is refused', async () => {
    signedIn(aToken('revoked', 1800));
    acceptOnly('nobody has this one');
    api.answer = ({ url }, response) => {
      if (url === '/auth/jwt/refresh/') json(response, 200, { access: aToken('new', 1800) });
      else json(response, 401, { detail: 'Authentication failed' });
    };

    expect((await ask('/api/companies/')).status).toBe(401);
    expect(api.count('/api/companies/')).toBe(2);
    expect(jar.values.size).toBe(0);
  });

  it.each([429, 500, 503])('outlives a refresh that fails with %i', async (status) => {
    signedIn(aToken('old', -5));
    api.answer = (_, response) => {
      json(response, status, {});
    };
    const answer = await ask('/api/companies/');

    expect(answer.status).toBe(503);
    expect(jar.values.get('ov_refresh')).toBe('R');
    api.answer = ({ url }, response) => {
      json(response, 200, url === '/auth/jwt/refresh/' ? { access: fresh } : {});
    };
    expect((await ask('/api/companies/')).status).toBe(200);
  });

  it('stays as long as was chosen at sign-in when it is renewed', async () => {
    signedIn(aToken('old', -5));
    acceptOnly(fresh);
    await ask('/api/companies/');
    expect(jar.options.get('ov_access')).toMatchObject({ maxAge: undefined, httpOnly: true });

    jar.values.set('ov_access', aToken('old', -5));
    jar.values.set('ov_keep', '1');
    await ask('/api/companies/');
    expect(jar.options.get('ov_access')).toMatchObject({ maxAge: 1800, sameSite: 'lax' });
  });
});
