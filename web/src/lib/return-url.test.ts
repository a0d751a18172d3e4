import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { HOME, returnUrl, signInUrl } from './return-url.ts';

describe('the page to return to', () => {
  it.each([
    '/app/companies',
    '/app/companies/7',
    '/app/companies?status=active,customer&ordering=-name',
    '/app/companies/7#activity',
    '/admin',
    '/app/companies?search=%2F%2Fevil.test',
  ])('may be %s', (next) => {
    expect(returnUrl(next)).toBe(next);
  });

  it.each([
    null,
    undefined,
    '',
    '/',
    'app/companies',
    'https://evil.test/app',
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/app\\..\\..\\evil.test',
    '/\t/evil.test',
    '/app\n/x',
    ' /app',
    '/.//evil.test',
    '/app/..//evil.test',
    'javascript:alert(1)',
    'data:text/html,x',
    '/login',
    '/login?next=/app',
    '/auth/logout',
    '/api/me',
    '/app/../login',
  ])('is home instead of %j', (next) => {
    expect(returnUrl(next)).toBe(HOME);
  });

  it('is on this site, whatever is asked for', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('/\\.:@?#%\t\n aeil')) });
    fc.assert(
      fc.property(text, (next) => {
        const to = new URL(returnUrl(next), 'https://crm.test');
        expect(to.origin).toBe('https://crm.test');
      }),
      { numRuns: 5000 },
    );
  });

  it('travels in the address of the sign-in page', () => {
    expect(signInUrl('/app/companies?search=a b&x=1')).toBe('/login');
    expect(signInUrl('/app/companies?search=a%20b&x=1')).toBe(
      '/login?next=%2Fapp%2Fcompanies%3Fsearch%3Da%2520b%26x%3D1',
    );
    expect(signInUrl(HOME)).toBe('/login');
  });
});
