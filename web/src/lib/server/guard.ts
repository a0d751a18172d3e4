import type { RequestEvent } from '@sveltejs/kit';

import { problem } from './problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The id a request arrived with where it looks like one, else a new one. */
export function requestIdFrom(header: string | null): string {
  return header !== null && /^[A-Za-z0-9_.-]{1,64}$/.test(header)
    ? header
    : `req-${crypto.randomUUID().slice(0, 8)}`;
}

/**
 * Refuses a write that another site started: the cookies would come along by themselves.
 *
 * Every browser names the origin of a write, so one without is refused too. Programs talk to the API
 * itself, with a token.
 */
export function guard(
  event: Pick<RequestEvent, 'request' | 'url' | 'locals'>,
): Response | undefined {
  const { request, url, locals } = event;
  if (SAFE_METHODS.has(request.method) || request.headers.get('origin') === url.origin) {
    return undefined;
  }
  return problem(
    403,
    'permission_denied',
    'This request came from another site and was not carried out.',
    locals.requestId,
  );
}

/** Adds to every answer the headers that limit what a browser may do with it. */
export function harden(event: Pick<RequestEvent, 'url' | 'locals'>, response: Response): Response {
  const { headers } = response;
  headers.set('x-request-id', event.locals.requestId);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  // Not `no-referrer`: browsers would then post forms with `Origin: null`.
  headers.set('referrer-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (event.url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
  // Pages hold records of the member who is signed in: nobody keeps a copy.
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return response;
}
