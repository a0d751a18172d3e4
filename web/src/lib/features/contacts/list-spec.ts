import { statusOptions } from '#lib/components/ui/statuses.ts';
import { COLUMNS_COOKIES } from '#lib/cookies.ts';

import { COMPANIES_LOOKUP } from '../companies/lookup.ts';
import { memberFilter } from '../members/owner-filter.ts';
import { MEMBERS } from '../members/owner.ts';
import type { ListKind } from '../records/kind.ts';
import { anyOf, period } from '../records/list-filters.ts';
import { CONTACT_COLUMNS, NAME_COLUMN } from './columns.ts';
import { CONTACTS, HREF, NOUNS } from './contact.ts';

/** The list of people. */
export const CONTACT_LIST: ListKind = {
  ...NOUNS,
  href: HREF,
  listKey: CONTACTS,
  columnsCookie: `${COLUMNS_COOKIES}people`,
  nameColumn: NAME_COLUMN,
  columns: CONTACT_COLUMNS,
  page: 50,
  searchHint: 'Name or email',
  about: 'People are who you talk to. Add one, and what you say and promise is kept with them.',
  lookups: { owner: MEMBERS, company: COMPANIES_LOOKUP },
  spec: {
    ordering: 'full_name',
    orderings: [NAME_COLUMN, ...CONTACT_COLUMNS].flatMap(({ sort }) => sort?.key ?? []),
    fields: [
      {
        id: 'status',
        label: 'Status',
        kind: 'choices',
        operators: anyOf('status'),
        options: statusOptions('contact'),
      },
      {
        id: 'company',
        label: 'Company',
        kind: 'lookup',
        lookup: COMPANIES_LOOKUP,
        operators: [
          { id: 'any', words: 'is any of', parameter: 'company_id' },
          { id: 'none', words: 'is none', parameter: 'company_id', fixed: 'none' },
        ],
      },
      memberFilter('owner', 'Owner'),
      { id: 'activity', label: 'Last activity', kind: 'day', operators: period('last_activity') },
      { id: 'created', label: 'Created', kind: 'day', operators: period('created') },
      { id: 'updated', label: 'Changed', kind: 'day', operators: period('updated') },
    ],
  },
};
