import type { FieldSpec, Lookup } from '../records/fields.ts';
import { readMemberNames, searchMembers } from './api.ts';

/** Finds members, wherever a record says whose it is. */
export const MEMBERS: Omit<Lookup, 'nameField'> = {
  one: 'member',
  many: 'members',
  shape: 'person',
  search: searchMembers,
  readNames: (_ids, connection) => readMemberNames(connection),
  none: 'Nobody',
};

/** The field of every record that has an owner. */
export const OWNER: FieldSpec = {
  name: 'owner_id',
  label: 'Owner',
  kind: 'lookup',
  lookup: { ...MEMBERS, nameField: 'owner_name' },
  hint: 'You, if left empty',
  half: true,
};
