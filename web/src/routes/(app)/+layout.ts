import { connectionOf, outcomeOf } from '#lib/api/client.ts';
import { countWaiting } from '#lib/features/assistant/waiting.ts';
import { readViews, VIEWS } from '#lib/features/views/api.ts';

import type { LayoutLoad } from './$types';

/**
 * Adds the saved views and the number of waiting suggestions to what the frame shows. Pages work without them, so a
 * failure is none of theirs.
 */
export const load: LayoutLoad = async (event) => {
  event.depends(VIEWS);
  const [views, waiting] = await Promise.all([
    outcomeOf(readViews(connectionOf(event))),
    outcomeOf(countWaiting(connectionOf(event))),
  ]);
  return {
    ...event.data,
    views: views.ok ? views.data : [],
    waiting: waiting.ok ? waiting.data : 0,
  };
};
