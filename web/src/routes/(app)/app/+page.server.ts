import { redirect } from '@sveltejs/kit';

import { HOME } from '#lib/return-url.ts';

export function load(): never {
  redirect(307, HOME);
}
