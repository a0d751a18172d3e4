import { call, type Connection } from '#lib/api/client.ts';
import { getCompany, listCompanies } from '#lib/api/generated/sdk.gen.ts';
import type { Company } from '#lib/api/generated/types.gen.ts';
import type { ListView } from '#lib/components/filters/filters.ts';

import { readList } from '../records/api.ts';
import type { RecordList } from '../records/kind.ts';
import { COMPANY_LIST } from './list-spec.ts';

/**
 * The companies of a view.
 *
 * @throws ApiError
 */
export function readCompanies(
  view: ListView,
  connection: Connection,
): Promise<RecordList<Company>> {
  return readList(COMPANY_LIST, view, (query) =>
    // What stands in an address was typed by someone: the API checks it, the types cannot.
    call(listCompanies({ ...connection, query })),
  );
}

/** @throws ApiError 404 where there is none */
export async function readCompany(id: number, connection: Connection): Promise<Company> {
  const { data } = await call(getCompany({ ...connection, path: { company_id: id } }));
  return data;
}
