import { call } from '#lib/api/client.ts';
import {
  bulkCompanies,
  createCompany,
  deleteCompany,
  updateCompany,
} from '#lib/api/generated/sdk.gen.ts';
import type { Company, CompanyCreate } from '#lib/api/generated/types.gen.ts';
import { zCompany } from '#lib/api/generated/zod.gen.ts';

import type { RecordKind } from '../records/kind.ts';
import { COMPANIES, COMPANY, FIELD_GROUPS, HREF, NAME_FIELDS, NOUNS } from './company.ts';

/** Companies, for the screens all records share. */
export const COMPANY_KIND: RecordKind<Company> = {
  ...NOUNS,
  type: 'company',
  href: HREF,
  listKey: COMPANIES,
  recordKey: COMPANY,
  nameOf: (company) => company.name,
  nameFields: NAME_FIELDS,
  groups: FIELD_GROUPS,
  otherLabels: { logo_url: 'Logo' },
  status: 'company',
  currencyOf: (_, workspace) => workspace,
  initial: { status: 'prospect' },
  api: {
    add: (draft, key) =>
      call(createCompany({ body: draft as CompanyCreate, headers: { 'Idempotency-Key': key } })),
    save: (id, patch, version) =>
      call(
        updateCompany({
          path: { company_id: id },
          headers: { 'If-Match': `"${version}"` },
          body: patch,
        }),
      ),
    remove: (id) => call(deleteCompany({ path: { company_id: id } })),
    changeMany: (ids, patch) => call(bulkCompanies({ body: { ids, patch } })),
    removeMany: (ids) => call(bulkCompanies({ body: { ids, delete: true } })),
    parse: (value) => zCompany.safeParse(value).data,
  },
};
