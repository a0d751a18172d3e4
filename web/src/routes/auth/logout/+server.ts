import { redirect } from '@sveltejs/kit';

import { backend } from '#lib/server/backend.ts';
import { signOut } from '#lib/server/sign-in.ts';

import type { RequestHandler } from './$types';

/** Signs out: 204 for a script, back to the sign-in page for a form. */
export const POST: RequestHandler = async (event) => {
  await signOut(event, backend);
  if (event.request.headers.get('accept')?.includes('text/html')) redirect(303, '/login');
  return new Response(null, { status: 204 });
};
