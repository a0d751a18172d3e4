import { redirect } from '@sveltejs/kit';

import { HOME } from '#lib/return-url.ts';

/** The product has no page of its own at the root. */
export function load(): never {
  redirect(307, HOME);
}
