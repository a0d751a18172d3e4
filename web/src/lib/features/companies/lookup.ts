import { call, outcomeOf } from '#lib/api/client.ts';
import { getCompany, listCompanies } from '#lib/api/generated/sdk.gen.ts';

import type { FieldSpec, Lookup } from '../records/fields.ts';

/** Companies offered by a picker at once. */
const MOST = 20;

/** Finds companies, wherever a record says which it is about. */
export const COMPANIES_LOOKUP: Omit<Lookup, 'nameField'> = {
  one: 'company',
  many: 'companies',
  shape: 'company',
  search: async (query, signal) => {
    const { data } = await call(
      listCompanies({
        query: { limit: MOST, ...(query && { search: query }) },
        ...(signal && { signal }),
      }),
    );
    return data.items.map(({ id, name, domain }) => ({
      value: String(id),
      label: name,
      ...(domain && { hint: domain }),
    }));
  },
  readNames: async (ids, connection) => {
    const named = ids.map(async (id): Promise<[string, string][]> => {
      const found = await outcomeOf(call(getCompany({ ...connection, path: { company_id: id } })));
      return found.ok ? [[String(id), found.data.data.name]] : [];
    });
    return Object.fromEntries((await Promise.all(named)).flat());
  },
  none: 'No company',
  href: (id) => `/app/companies/${id}`,
};

/** The field of every record that can be about a company. */
export const COMPANY_FIELD: FieldSpec = {
  name: 'company_id',
  label: 'Company',
  kind: 'lookup',
  lookup: { ...COMPANIES_LOOKUP, nameField: 'company_name' },
  half: true,
};
