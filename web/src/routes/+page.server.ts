import { redirect } from '@sveltejs/kit';

/** The product has no page of its own at the root. */
export function load(): never {
  redirect(307, '/app/dashboard');
}
