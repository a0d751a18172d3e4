import { loadTasks } from '#lib/features/tasks/load.ts';

import type { PageLoad } from './$types';

export const load: PageLoad = (event) => loadTasks(event);
