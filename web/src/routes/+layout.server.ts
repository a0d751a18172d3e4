import { COLUMNS_COOKIES } from '#lib/cookies.ts';
import { formatsFrom, TIME_ZONE_COOKIE } from '#lib/formats.ts';

import type { LayoutServerLoad } from './$types';

/** Theme, formats and column layouts, so that the server draws what the browser would. */
export const load: LayoutServerLoad = ({ cookies, request, locals }) => ({
  theme: locals.theme,
  formats: formatsFrom({
    languages: request.headers.get('accept-language') ?? '',
    timeZone: cookies.get(TIME_ZONE_COOKIE),
    now: Date.now(),
  }),
  columns: Object.fromEntries(
    cookies
      .getAll()
      .filter(({ name }) => name.startsWith(COLUMNS_COOKIES))
      .map(({ name, value }) => [name, value]),
  ),
});
