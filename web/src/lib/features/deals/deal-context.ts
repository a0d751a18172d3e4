import { call, type Connection } from '#lib/api/client.ts';
import { getDeal, listContacts, listDeals, listTasks } from '#lib/api/generated/sdk.gen.ts';
import type {
  Activity,
  Contact,
  Deal,
  Note,
  Pipeline,
  Task,
} from '#lib/api/generated/types.gen.ts';

import { readActivities, readNotes, type Stream } from '../timeline/api.ts';
import { readPipelines } from './api.ts';

/** What stands around a deal on its page. */
export interface DealContext {
  pipelines: readonly Pipeline[];
  activities: Stream<Activity>;
  notes: Stream<Note>;
  /** Open tasks, the most urgent first. */
  tasks: readonly Task[];
  /** People of its company. */
  people: readonly Contact[];
  /** Other deals of its company, the newest first. */
  others: readonly Deal[];
}

/** @throws ApiError 404 where there is none */
export async function readDeal(id: number, connection: Connection): Promise<Deal> {
  const { data } = await call(getDeal({ ...connection, path: { deal_id: id } }));
  return data;
}

/** @throws ApiError */
export async function readDealContext(deal: Deal, connection: Connection): Promise<DealContext> {
  const { id, company_id } = deal;
  const about = { deal_id: [id] };
  const company = company_id === null ? undefined : { company_id: [company_id] };
  const [pipelines, activities, notes, tasks, people, others] = await Promise.all([
    readPipelines(connection),
    readActivities({ deal_id: String(id) }, 0, connection),
    readNotes({ deal_id: String(id) }, 0, connection),
    call(
      listTasks({
        ...connection,
        query: { ...about, status: ['todo', 'in_progress'], limit: 5 },
      }),
    ),
    company && call(listContacts({ ...connection, query: { ...company, limit: 5 } })),
    company && call(listDeals({ ...connection, query: { ...company, limit: 6 } })),
  ]);
  return {
    pipelines,
    activities,
    notes,
    tasks: tasks.data.items,
    people: people?.data.items ?? [],
    others: others?.data.items.filter((one) => one.id !== id) ?? [],
  };
}
