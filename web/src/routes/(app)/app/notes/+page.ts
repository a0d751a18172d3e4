import { loadFeed } from '#lib/features/timeline/feed-load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = (event) => loadFeed(event);
