import { call, connectionOf, outcomeOf, type Connection } from '#lib/api/client.ts';
import { listTasks } from '#lib/api/generated/sdk.gen.ts';
import type { Task } from '#lib/api/generated/types.gen.ts';
import { queryOf, readView } from '#lib/components/filters/filters.ts';
import { dayIn } from '#lib/components/ui/dates.ts';

import { readList } from '../records/api.ts';
import { loadList, type ListData, type LoadEvent } from '../records/load.ts';
import { readTasks } from './api.ts';
import { TASK_LIST } from './list-spec.ts';
import { taskViews, type TaskView } from './views.ts';

/** How many tasks there are in each view, where that is known. */
export type ViewCounts = Readonly<Partial<Record<TaskView['id'], number>>>;

interface TasksData extends ListData<Task> {
  views: readonly TaskView[];
  counts: ViewCounts;
}

/** Loads the page of tasks. An address that asks for nothing shows those of whoever asks. */
export async function loadTasks(
  event: LoadEvent & {
    parent: () => Promise<{
      columns: Record<string, string>;
      formats: { timeZone: string; now: number };
    }>;
  },
): Promise<TasksData> {
  const { formats } = await event.parent();
  const views = taskViews(dayIn(formats.now, formats.timeZone));
  const connection = connectionOf(event);
  const url = new URL(event.url);
  const asked = [...url.searchParams.keys()].some((name) => name !== 'new');
  if (!asked) views[0]?.parameters.forEach((value, name) => url.searchParams.set(name, value));
  const counts = outcomeOf(readCounts(views, connection));
  const list = await loadList(
    {
      url,
      fetch: event.fetch,
      untrack: event.untrack,
      depends: event.depends,
      parent: event.parent,
    },
    TASK_LIST,
    (view) =>
      readList(TASK_LIST, view, (query) =>
        // What stands in an address was typed by someone: the API checks it, the types cannot.
        call(listTasks({ ...connection, query })),
      ),
  );
  const known = await counts;
  return { ...list, views, counts: known.ok ? known.data : {} };
}

/** @throws ApiError */
async function readCounts(views: readonly TaskView[], connection: Connection): Promise<ViewCounts> {
  const counted = await Promise.all(
    views.map(async ({ id, parameters }) => {
      const query = queryOf(readView(parameters, TASK_LIST.spec), TASK_LIST.spec);
      const { count } = await readTasks({ ...query, limit: 1, offset: 0 }, connection);
      return [id, count] as const;
    }),
  );
  return Object.fromEntries(counted);
}
