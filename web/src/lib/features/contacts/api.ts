import { call, type Connection } from '#lib/api/client.ts';
import { getContact, listContacts } from '#lib/api/generated/sdk.gen.ts';
import type { Contact } from '#lib/api/generated/types.gen.ts';
import type { ListView } from '#lib/components/filters/filters.ts';

import { readList } from '../records/api.ts';
import type { RecordList } from '../records/kind.ts';
import { CONTACT_LIST } from './list-spec.ts';

/**
 * The people of a view.
 *
 * @throws ApiError
 */
export function readContacts(view: ListView, connection: Connection): Promise<RecordList<Contact>> {
  return readList(CONTACT_LIST, view, (query) =>
    // What stands in an address was typed by someone: the API checks it, the types cannot.
    call(listContacts({ ...connection, query })),
  );
}

/** @throws ApiError 404 where there is none */
export async function readContact(id: number, connection: Connection): Promise<Contact> {
  const { data } = await call(getContact({ ...connection, path: { contact_id: id } }));
  return data;
}
