import type { Handle } from '@sveltejs/kit/hooks';

import { platformFrom } from '#lib/platform.ts';
import { THEME_COOKIE, themeFrom } from '#lib/theme.ts';

export const handle: Handle = ({ event, resolve }) => {
  const theme = themeFrom(event.cookies.get(THEME_COOKIE));
  event.locals.theme = theme;
  const platform = platformFrom(event.request.headers.get('user-agent') ?? '');
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replaceAll('%theme%', theme).replaceAll('%platform%', platform),
    // Fonts of other scripts load when a character asks for them; only Latin is worth the head start.
    preload: (input) =>
      input.type === 'js' ||
      input.type === 'css' ||
      (input.type === 'font' &&
        /(inter-latin-opsz|geist-mono-latin-wght)-normal/.test(input.filename)),
  });
};
