import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { readViews, VIEWS } from '#lib/features/views/api.ts';

import type { LayoutLoad } from './$types';

/** Adds the saved views to what the frame shows. Lists work without them, so a failure is none of a page's. */
export const load: LayoutLoad = async (event) => {
  event.depends(VIEWS);
  const views = await outcomeOf(readViews(connectionOf(event)));
  return { ...event.data, views: views.ok ? views.data : [] };
};
