import { error, redirect } from '@sveltejs/kit';

import type { WorkspaceSettings } from '#lib/api/generated/types.gen.ts';
import { signInUrl } from '#lib/return-url.ts';
import type { User } from '#lib/user.ts';

import type { LayoutServerLoad } from './$types';
import { SIDEBAR_COOKIE } from './sidebar-cookie.ts';

/** Lets members in, and sends everyone else to sign in and back. */
export const load: LayoutServerLoad = async ({ cookies, fetch, url, untrack }) => {
  const [answer, settings] = await Promise.all([fetch('/api/me'), fetch('/api/settings')]);
  if (answer.status === 401)
    redirect(
      303,
      untrack(() => signInUrl(url.pathname + url.search)),
    );
  if (!answer.ok) error(answer.status === 503 ? 503 : 500, 'The server does not answer.');
  return {
    user: (await answer.json()) as User,
    /** What holds for the workspace; undefined where it could not be read. */
    settings: settings.ok ? ((await settings.json()) as WorkspaceSettings) : undefined,
    sidebarCollapsed: cookies.get(SIDEBAR_COOKIE) === 'rail',
  };
};
