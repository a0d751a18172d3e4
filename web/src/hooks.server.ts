import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';

import { platformFrom } from '#lib/platform.ts';
import { forward } from '#lib/server/api.ts';
import { backend } from '#lib/server/backend.ts';
import { guard, harden, requestIdFrom } from '#lib/server/guard.ts';
import { DENSITY_COOKIE, densityFrom } from '#lib/preferences.ts';
import { THEME_COOKIE, themeFrom, themeToRender } from '#lib/theme.ts';

/** What a page that was rendered here may keep of an API answer for its first run in the browser. */
const SERIALIZED_HEADERS = [
  'content-length',
  'content-type',
  'etag',
  'retry-after',
  'x-request-id',
];

export const handle: Handle = async ({ event, resolve }) => {
  const requestId = requestIdFrom(event.request.headers.get('x-request-id'));
  const theme = themeFrom(event.cookies.get(THEME_COOKIE));
  event.locals.requestId = requestId;
  event.locals.theme = theme;
  const platform = platformFrom(event.request.headers.get('user-agent') ?? '');

  const response =
    guard(event) ??
    (await resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replaceAll('%theme%', themeToRender(theme))
          .replaceAll('%theme-choice%', theme)
          .replaceAll('%platform%', platform)
          .replaceAll('%density%', densityFrom(event.cookies.get(DENSITY_COOKIE))),
      filterSerializedResponseHeaders: (name) => SERIALIZED_HEADERS.includes(name),
      // Fonts of other scripts load when a character asks for them; only Latin is worth the head start.
      preload: (input) =>
        input.type === 'js' ||
        input.type === 'css' ||
        (input.type === 'font' &&
          /(inter-latin-opsz|geist-mono-latin-wght)-normal/.test(input.filename)),
    }));
  return harden(event, response);
};

/** Calls to the API from `load` functions go straight there, not through a request to ourselves. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const { origin, pathname, search } = new URL(request.url);
  return origin === event.url.origin && /^\/(api|auth\/users)\//.test(pathname)
    ? forward(event, request, pathname + search, backend)
    : fetch(request);
};

export const handleError: HandleServerError = ({ error, event, kind }) => {
  const { requestId } = event.locals;
  if (kind === 'unknown') {
    const stack = error instanceof Error ? error.stack : String(error);
    console.error(JSON.stringify({ level: 'error', requestId, path: event.url.pathname, stack }));
  }
  return { requestId };
};
