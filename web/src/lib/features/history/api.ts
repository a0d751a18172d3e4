import { call, type Connection } from '#lib/api/client.ts';
import { asApiError } from '#lib/api/errors.ts';
import { listHistory, undoChangeSet } from '#lib/api/generated/sdk.gen.ts';
import type { ChangePage, ListHistoryData, Undo } from '#lib/api/generated/types.gen.ts';

import { forgetChange } from './last-changes.ts';

/** Changes on a page. */
export const HISTORY_PAGE = 50;

/**
 * What happened to a record, newest first.
 *
 * @throws ApiError
 */
export async function readHistory(
  record: { type: string; id: number; offset?: number },
  connection: Connection,
): Promise<ChangePage> {
  const query = {
    record_type: record.type,
    record_id: String(record.id),
    limit: HISTORY_PAGE,
    offset: record.offset ?? 0,
  };
  // The query is written as text: lists of one need no brackets on the wire.
  const { data } = await call(
    listHistory({ ...connection, query: query as unknown as ListHistoryData['query'] }),
  );
  return data;
}

/**
 * Takes back everything that was written together.
 *
 * @throws ApiError 409 `undo_conflict` with `conflicts`, or `already_undone`
 */
export async function undo(changeSet: number): Promise<Undo> {
  try {
    const { data } = await call(undoChangeSet({ path: { change_set_id: changeSet } }));
    forgetChange(data.change_set_id); // ⌘Z goes further back, it does not take back what it took back
    forgetChange(changeSet);
    return data;
  } catch (thrown) {
    // What cannot be undone must not keep ⌘Z from what was done before it.
    if (asApiError(thrown).status === 409) forgetChange(changeSet);
    throw thrown;
  }
}
