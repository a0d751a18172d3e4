import { call, type Connection } from '#lib/api/client.ts';
import { listContacts, listDeals } from '#lib/api/generated/sdk.gen.ts';
import type { Contact, Deal, Task } from '#lib/api/generated/types.gen.ts';

import type { RecordKind } from '../palette/search.ts';
import { readTasks } from '../tasks/api.ts';
import { readActivities, readNotes } from '../timeline/api.ts';
import type { Streams } from '../timeline/timeline.ts';

/** Related records read with a page; the whole of them is a list of its own. */
export const MOST = 50;

interface Page<T> {
  items: T[];
  count: number;
}

/** What belongs to a record. */
export interface Related {
  /** Of a company. */
  people: Page<Contact> | undefined;
  /** Of a company or a person. */
  deals: Page<Deal> | undefined;
  /** Those still open. */
  tasks: Page<Task>;
  streams: Pick<Streams, 'notes' | 'activities'>;
}

/**
 * Reads what belongs to a record, all at once.
 *
 * @throws ApiError
 */
export async function readRelated(
  kind: RecordKind,
  id: number,
  connection: Connection,
): Promise<Related> {
  // The API reads lists as text: a list of one needs no brackets.
  const about: Record<string, unknown> = { [`${kind}_id`]: String(id) };
  const [people, deals, tasks, notes, activities] = await Promise.all([
    kind === 'company' ? readPeople(id, connection) : undefined,
    kind === 'deal' ? undefined : readDeals(kind, id, connection),
    readTasks({ ...about, status: 'todo,in_progress', limit: MOST }, connection),
    readNotes(about, 0, connection),
    readActivities(about, 0, connection),
  ]);
  return { people, deals, tasks, streams: { notes, activities } };
}

async function readPeople(company: number, connection: Connection): Promise<Page<Contact>> {
  const query: Record<string, unknown> = {
    company_id: String(company),
    limit: MOST,
    ordering: '-last_activity_at',
  };
  const { data } = await call(listContacts({ ...connection, query }));
  return data;
}

async function readDeals(
  kind: 'company' | 'contact',
  id: number,
  connection: Connection,
): Promise<Page<Deal>> {
  const link = kind === 'company' ? 'company_id' : 'primary_contact_id';
  const query: Record<string, unknown> = { [link]: String(id), limit: MOST, ordering: '-amount' };
  const { data } = await call(listDeals({ ...connection, query }));
  return data;
}
