import { call, outcomeOf } from '#lib/api/client.ts';
import { getContact, listContacts } from '#lib/api/generated/sdk.gen.ts';

import type { Lookup } from '../records/fields.ts';

/** People offered by a picker at once. */
const MOST = 20;

/** Finds people, wherever a record says whom it is about. */
export const CONTACTS_LOOKUP: Omit<Lookup, 'nameField'> = {
  one: 'person',
  many: 'people',
  shape: 'person',
  search: async (query, signal) => {
    const { data } = await call(
      listContacts({
        query: { limit: MOST, ...(query && { search: query }) },
        ...(signal && { signal }),
      }),
    );
    return data.items.map(({ id, full_name, company_name }) => ({
      value: String(id),
      label: full_name,
      ...(company_name && { hint: company_name }),
    }));
  },
  readNames: async (ids, connection) => {
    const named = ids.map(async (id): Promise<[string, string][]> => {
      const found = await outcomeOf(call(getContact({ ...connection, path: { contact_id: id } })));
      return found.ok ? [[String(id), found.data.data.full_name]] : [];
    });
    return Object.fromEntries((await Promise.all(named)).flat());
  },
  none: 'Nobody',
  href: (id) => `/app/people/${id}`,
};
