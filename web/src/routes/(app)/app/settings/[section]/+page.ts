import { error } from '@sveltejs/kit';

import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { readSettings } from '#lib/features/settings/api.ts';
import { sectionOf, SETTINGS } from '#lib/features/settings/sections.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
  event.depends(SETTINGS);
  const section = sectionOf(event.params.section);
  if (!section) error(404, 'Page not found');
  const { user } = await event.parent();
  const data = outcomeOf(readSettings(section.id, user, connectionOf(event)));
  return { crumb: section.label, section, shown: browser && navigating.to ? data : await data };
};
