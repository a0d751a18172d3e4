import { error } from '@sveltejs/kit';

import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf, type Connection, type Outcome } from '#lib/api/client.ts';
import { readView, type ListView } from '#lib/components/filters/filters.ts';
import { readCookie } from '#lib/cookies.ts';

import { readSaved } from '../views/saved-view.ts';
import { readRecordHistory, type RecordHistory } from './api.ts';
import type { ListKind, Pending, RecordKind, RecordList, RecordRow } from './kind.ts';
import { filterNames, type Names } from './names.ts';
import { capital } from './words.ts';

/** What loads read of the event that a page's `load` is given. */
export interface LoadEvent {
  url: URL;
  fetch: typeof fetch;
  untrack: <T>(read: () => T) => T;
  depends: (...keys: `${string}:${string}`[]) => void;
}

/** What the page of a list is given. */
export interface ListData<R> {
  view: ListView;
  list: Pending<RecordList<R>>;
  names: Names;
  columns: string | undefined;
  /** The saved view that is open. */
  saved: number | undefined;
  creating: boolean;
}

/** The cookie that keeps how someone arranged the columns of a list, for each saved view apart. */
export function columnsCookie(kind: ListKind, saved: number | undefined): string {
  return saved === undefined ? kind.columnsCookie : `${kind.columnsCookie}_${saved}`;
}

/** Loads the page of a list. */
export async function loadList<R>(
  event: LoadEvent & { parent: () => Promise<{ columns: Record<string, string> }> },
  kind: ListKind,
  read: (view: ListView, connection: Connection) => Promise<RecordList<R>>,
): Promise<ListData<R>> {
  event.depends(kind.listKey);
  const view = readView(event.url.searchParams, kind.spec);
  const connection = connectionOf(event);
  const list = outcomeOf(read(view, connection));
  const names = await outcomeOf(filterNames(kind, view, connection));
  const { columns } = await event.parent();
  const saved = readSaved(event.url.searchParams);
  const cookie = columnsCookie(kind, saved);
  return {
    view,
    // A first page comes whole. From then on the page shows at once and its rows when they are here.
    list: browser && navigating.to ? list : await list,
    names: names.ok ? names.data : {},
    columns: browser ? readCookie(cookie) : columns[cookie],
    saved,
    creating: event.url.searchParams.has('new'),
  };
}

/** What the page of a record is given. */
export interface RecordData<R> {
  crumb: string;
  record: Outcome<R>;
  history: Pending<RecordHistory>;
  /** The part of the page that is open; empty for the first. */
  tab: string;
}

/** Loads the page of one record. */
export async function loadRecord<R extends RecordRow>(
  event: LoadEvent & { params: { id: string } },
  kind: RecordKind<R>,
  read: (id: number, connection: Connection) => Promise<R>,
): Promise<RecordData<R>> {
  event.depends(kind.recordKey);
  const what = capital(kind.one);
  const id = Number(event.params.id);
  if (!Number.isSafeInteger(id) || id < 1) error(404, `${what} not found`);
  const connection = connectionOf(event);
  const history = outcomeOf(readRecordHistory(kind, id, connection));
  const record = await outcomeOf(read(id, connection));
  if (!record.ok && record.error.status === 404) error(404, `${what} not found`);
  return {
    crumb: record.ok ? kind.nameOf(record.data) : what,
    record,
    history: browser && navigating.to ? history : await history,
    tab: event.url.searchParams.get('tab') ?? '',
  };
}
