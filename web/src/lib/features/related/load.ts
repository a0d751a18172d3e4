import { browser } from '$app/env';
import { navigating } from '$app/state';
import { connectionOf, outcomeOf, type Connection } from '#lib/api/client.ts';

import type { Link } from '../links/links.ts';
import type { Pending, RecordKind, RecordRow } from '../records/kind.ts';
import { loadRecord, type LoadEvent, type RecordData } from '../records/load.ts';
import { readRelated, type Related } from './api.ts';

/** Loads the page of a record with all that belongs to it. */
export async function loadRelated<R extends RecordRow>(
  event: LoadEvent & { params: { id: string } },
  kind: RecordKind<R>,
  read: (id: number, connection: Connection) => Promise<R>,
  about: Link['kind'],
): Promise<RecordData<R> & { related: Pending<Related> }> {
  const id = Number(event.params.id);
  const known = Number.isSafeInteger(id) && id > 0;
  // Asked for beside the record: an id that cannot be is told by the record's own load.
  const related = outcomeOf(
    known ? readRelated(about, id, connectionOf(event)) : Promise.reject(new Error('no record')),
  );
  const data = await loadRecord(event, kind, read);
  return { ...data, related: browser && navigating.to ? related : await related };
}
