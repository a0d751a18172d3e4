import { redirect } from '@sveltejs/kit';

import { HREF } from '#lib/features/settings/sections.ts';

/** The settings begin with the member's own profile. */
export function load(): never {
  redirect(307, `${HREF}/profile`);
}
