import { fail, redirect } from '@sveltejs/kit';

import { dev } from '$app/env';
import { OFFSIDE_DEMO_LOGIN } from '$app/env/private';
import { PUBLIC_MOCK } from '$app/env/public';
import { returnUrl } from '#lib/return-url.ts';
import { backend } from '#lib/server/backend.ts';
import { Session } from '#lib/server/session.ts';
import { signIn } from '#lib/server/sign-in.ts';

import packageJson from '../../../../package.json' with { type: 'json' };
import type { Actions, PageServerLoad } from './$types';

/** The member that the demo data brings along; its password is no secret. */
const DEMO = { email: 'demo@offsideventures.com', password: 'offside1234' };

export const load: PageServerLoad = async ({ cookies, fetch, url }) => {
  if (new Session(cookies, url).exists && (await fetch('/api/me')).ok) {
    redirect(303, returnUrl(url.searchParams.get('next')));
  }
  return {
    version: packageJson.version,
    suggested: (OFFSIDE_DEMO_LOGIN ?? (PUBLIC_MOCK || dev)) ? DEMO : { email: '', password: '' },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const email = text(form, 'email').trim();
    const keep = form.has('keep');

    const refusal = await signIn(event, email, text(form, 'password'), keep, backend);
    if (refusal) return fail(refusal.status, { email, keep, message: refusal.message });
    redirect(303, returnUrl(event.url.searchParams.get('next')));
  },
};

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
