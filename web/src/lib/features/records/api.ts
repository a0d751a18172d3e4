import type { Answer, Connection } from '#lib/api/client.ts';
import type { ChangePage } from '#lib/api/generated/types.gen.ts';
import { queryOf, type ListView } from '#lib/components/filters/filters.ts';

import { readHistory } from '../history/api.ts';
import type { ListKind, RecordKind, RecordList, RecordRow } from './kind.ts';
import { namesIn, valuesIn, type Names } from './names.ts';

/**
 * One page of a list, and how many records there are without any condition.
 *
 * @param ask asks the API for a page
 * @throws ApiError
 */
export async function readList<R>(
  kind: ListKind,
  view: ListView,
  ask: (query: Record<string, unknown>) => Promise<Answer<{ items: R[]; count: number }>>,
): Promise<RecordList<R>> {
  const narrowed = view.filters.length > 0 || view.search.trim() !== '';
  const [page, total] = await Promise.all([
    ask({ ...queryOf(view, kind.spec), limit: kind.page }),
    narrowed ? ask({ limit: 1 }) : undefined,
  ]);
  return { page: page.data, total: total?.data.count ?? page.data.count };
}

/** What happened to a record, and the names of what its changes point at. */
export interface RecordHistory {
  page: ChangePage;
  names: Names;
}

/** @throws ApiError */
export async function readRecordHistory<R extends RecordRow>(
  kind: RecordKind<R>,
  id: number,
  connection: Connection,
): Promise<RecordHistory> {
  const page = await readHistory({ type: kind.type, id }, connection);
  return { page, names: await namesIn(kind, valuesIn(page.items), connection) };
}
