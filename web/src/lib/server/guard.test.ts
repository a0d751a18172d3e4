// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { guard, harden, requestIdFrom } from './guard.ts';
import { aCaller } from './testing/caller.ts';

function event(method: string, origin?: string, url = 'https://crm.test/api/companies/') {
  const { locals } = aCaller();
  const headers = new Headers(origin === undefined ? {} : { origin });
  return { request: new Request(url, { method, headers }), url: new URL(url), locals };
}

describe('a write', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('from this site passes: %s', (method) => {
    expect(guard(event(method, 'https://crm.test'))).toBeUndefined();
  });

  it.each([
    'https://evil.test',
    'http://crm.test',
    'https://crm.test:8443',
    'https://crm.test.evil.test',
    'null',
    undefined,
  ])('from %s is refused', async (origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = guard(event(method, origin));
      expect(answer?.status).toBe(403);
      expect(await answer?.json()).toMatchObject({
        code: 'permission_denied',
        request_id: 'req-test',
      });
    }
  });
});

it.each(['GET', 'HEAD', 'OPTIONS'])('reading may start anywhere: %s', (method) => {
  expect(guard(event(method, 'https://evil.test'))).toBeUndefined();
});

describe('every answer', () => {
  it('limits what a browser may do with it', () => {
    const { headers } = harden(event('GET'), new Response('x'));
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-request-id': 'req-test',
    });
  });

  it('does not promise https on plain http', () => {
    const plain = event('GET', undefined, 'http://localhost/');
    expect(harden(plain, new Response('x')).headers.has('strict-transport-security')).toBe(false);
  });

  it('keeps a cache rule of its own', () => {
    const answer = new Response('x', { headers: { 'cache-control': 'no-cache' } });
    expect(harden(event('GET'), answer).headers.get('cache-control')).toBe('no-cache');
  });
});

describe('a request id', () => {
  it('is kept where it looks like one', () => {
    expect(requestIdFrom('edge-7.A_b')).toBe('edge-7.A_b');
  });

  it.each([null, '', 'a b', 'x'.repeat(65), '<script>', 'a\r\nb'])(
    'is new instead of %j',
    (sent) => {
      expect(requestIdFrom(sent)).toMatch(/^req-[0-9a-f]{8}$/);
    },
  );
});
