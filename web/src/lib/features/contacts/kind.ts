import { call } from '#lib/api/client.ts';
import {
  bulkContacts,
  createContact,
  deleteContact,
  updateContact,
} from '#lib/api/generated/sdk.gen.ts';
import type { Contact, ContactCreate } from '#lib/api/generated/types.gen.ts';
import { zContact } from '#lib/api/generated/zod.gen.ts';

import type { RecordKind } from '../records/kind.ts';
import { CONTACT, CONTACTS, FIELD_GROUPS, HREF, NAME_FIELDS, NOUNS } from './contact.ts';

/** People, for the screens all records share. */
export const CONTACT_KIND: RecordKind<Contact> = {
  ...NOUNS,
  type: 'contact',
  href: HREF,
  listKey: CONTACTS,
  recordKey: CONTACT,
  nameOf: (contact) => contact.full_name,
  nameFields: NAME_FIELDS,
  groups: FIELD_GROUPS,
  status: 'contact',
  currencyOf: (_contact, workspace) => workspace,
  initial: { status: 'lead' },
  api: {
    add: (draft, key) =>
      call(createContact({ body: draft as ContactCreate, headers: { 'Idempotency-Key': key } })),
    save: (id, patch, version) =>
      call(
        updateContact({
          path: { contact_id: id },
          headers: { 'If-Match': `"${version}"` },
          body: patch,
        }),
      ),
    remove: (id) => call(deleteContact({ path: { contact_id: id } })),
    changeMany: (ids, patch) => call(bulkContacts({ body: { ids, patch } })),
    removeMany: (ids) => call(bulkContacts({ body: { ids, delete: true } })),
    parse: (value) => zContact.safeParse(value).data,
  },
};
