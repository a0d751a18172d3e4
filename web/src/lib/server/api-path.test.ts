// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgePath } from './api-path.ts';

describe('a path of the API', () => {
  it.each([
    '/api/companies/',
    '/api/companies',
    '/api/companies/7',
    '/api/me',
    '/api/ai/actions/3/apply',
    '/api/companies/a.b',
    '/api/companies/..a',
    '/api/companies/caf%C3%A9',
    '/auth/users/me/',
    '/auth/users/set_password',
  ])('goes on: %s', (path) => {
    expect(judgePath(path)).toBe('forward');
  });

  it.each([
    '/api/',
    '/api/docs',
    '/api/auth/logout',
    '/api//companies/',
    '/api/companies-internal',
    '/auth/jwt/create/',
    '/auth/users/',
    '/auth/users/7/',
    '/auth/users/me//',
    '/auth/users/me/7',
    '/auth//users/me/',
    '/health/ready',
    'api/companies',
    '//api/companies',
  ])('is unknown: %s', (path) => {
    expect(judgePath(path)).toBe('unknown');
  });

  it.each([
    '/api/companies/../me',
    '/api/companies/./7',
    '/api/companies/..',
    '/api/companies/%2e%2e/me',
    '/api/companies/%2E./me',
    '/api/companies/%252e%252e/me',
    '/api/companies/%25252e%25252e/me',
    '/api/companies/..%2fme',
    '/api/companies\\..\\me',
    '/api/companies/%5c',
    '/api/companies/..;/admin',
    '/api/companies/7;a=b',
    '/api/companies/%00',
    '/api/companies/%0d%0aHost:x',
    '/api/companies/%zz',
    '/api/companies/%',
    '/api/companies/%c0%ae',
  ])('is malformed: %s', (path) => {
    expect(judgePath(path)).toBe('malformed');
  });

  const encode = (text: string, depth: number): string =>
    depth === 0
      ? text
      : encode(
          Array.from(text)
            .map((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
            .join(''),
          depth - 1,
        );
  const segment = fc.stringMatching(/^[a-z0-9-]{1,8}$/);

  it('never goes on with a dot segment, however it is written and wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 4 }),
        fc.array(segment, { maxLength: 4 }),
        fc.constantFrom('.', '..'),
        fc.constantFrom('/', '%2f', '%2F', '\\', '%5c', '%252f'),
        fc.constantFrom('/', '%2f', '\\', '%5C', '%255c', ''),
        fc.integer({ min: 0, max: 5 }),
        (before, after, dots, left, right, depth) => {
          const head = ['/api/companies', ...before].join('/');
          const path = head + left + encode(dots, depth) + right + (right ? after.join('/') : '');
          expect(judgePath(path)).not.toBe('forward');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('means the same to a URL parser when it goes on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (tail) => {
        const path = `/api/companies/${tail}`.replace(/[?#]/g, '');
        fc.pre(judgePath(path) === 'forward');
        const { pathname } = new URL(path, 'http://api.test');
        expect(decodeURIComponent(pathname)).toBe(decodeURIComponent(path));
      }),
      { numRuns: 2000 },
    );
  });
});
