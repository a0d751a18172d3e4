import { call, type Answer, type Connection } from '#lib/api/client.ts';
import {
  createActivity,
  createNote,
  deleteNote,
  listActivities,
  listNotes,
  updateNote,
} from '#lib/api/generated/sdk.gen.ts';
import type { Activity, ActivityCreate, Note } from '#lib/api/generated/types.gen.ts';

import type { LinkIds } from '../links/links.ts';

/** Notes or activities asked for at once. */
export const PAGE = 30;

/** One page of a stream, newest first, and how many entries it has in all. */
export interface Stream<T> {
  items: readonly T[];
  count: number;
}

/** Narrows a stream: to one record, a kind, a person, a time. As the API takes it. */
export type StreamQuery = Readonly<Record<string, unknown>>;

/** @throws ApiError */
export async function readNotes(
  query: StreamQuery,
  offset: number,
  connection: Connection,
): Promise<Stream<Note>> {
  const { data } = await call(
    listNotes({ ...connection, query: { ...query, limit: PAGE, offset } }),
  );
  return data;
}

/** @throws ApiError */
export async function readActivities(
  query: StreamQuery,
  offset: number,
  connection: Connection,
): Promise<Stream<Activity>> {
  const { data } = await call(
    listActivities({ ...connection, query: { ...query, limit: PAGE, offset } }),
  );
  return data;
}

/**
 * @param key the same for every try, so that a lost answer adds nothing twice
 * @throws ApiError
 */
export function addNote(body: string, links: LinkIds, key: string): Promise<Answer<Note>> {
  return call(createNote({ body: { body, ...links }, headers: { 'Idempotency-Key': key } }));
}

/**
 * Logs a call, an e-mail or a meeting.
 *
 * @param key the same for every try, so that a lost answer adds nothing twice
 * @throws ApiError
 */
export function addActivity(activity: ActivityCreate, key: string): Promise<Answer<Activity>> {
  return call(createActivity({ body: activity, headers: { 'Idempotency-Key': key } }));
}

/** @throws ApiError 412 where somebody changed it meanwhile */
export function saveNote(note: Note, body: string): Promise<Answer<Note>> {
  return call(
    updateNote({
      path: { note_id: note.id },
      headers: { 'If-Match': `"${note.version}"` },
      body: { body },
    }),
  );
}

/** @throws ApiError */
export function removeNote(id: number): Promise<Answer<unknown>> {
  return call(deleteNote({ path: { note_id: id } }));
}
