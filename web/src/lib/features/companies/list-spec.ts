import { COLUMNS_COOKIES } from '#lib/cookies.ts';
import { statusOptions } from '#lib/components/ui/statuses.ts';

import { memberFilter } from '../members/owner-filter.ts';
import { MEMBERS } from '../members/owner.ts';
import type { ListKind } from '../records/kind.ts';
import { anyOf, between, exactly, period } from '../records/list-filters.ts';
import { COMPANY_COLUMNS, NAME_COLUMN } from './columns.ts';
import { COMPANIES, HREF, NOUNS, SIZE_OPTIONS } from './company.ts';

/** The list of companies. */
export const COMPANY_LIST: ListKind = {
  ...NOUNS,
  href: HREF,
  listKey: COMPANIES,
  columnsCookie: `${COLUMNS_COOKIES}companies`,
  nameColumn: NAME_COLUMN,
  columns: COMPANY_COLUMNS,
  page: 50,
  searchHint: 'Name, domain or email',
  about: 'Companies are who you sell to. Add one, and its people and deals find their place.',
  lookups: { owner: MEMBERS },
  spec: {
    ordering: 'name',
    orderings: [NAME_COLUMN, ...COMPANY_COLUMNS].flatMap(({ sort }) => sort?.key ?? []),
    fields: [
      {
        id: 'status',
        label: 'Status',
        kind: 'choices',
        operators: anyOf('status'),
        options: statusOptions('company'),
      },
      {
        id: 'size',
        label: 'Employees',
        kind: 'choices',
        operators: anyOf('size'),
        options: SIZE_OPTIONS,
      },
      memberFilter('owner', 'Owner'),
      { id: 'industry', label: 'Industry', kind: 'text', operators: exactly('industry') },
      { id: 'city', label: 'City', kind: 'text', operators: exactly('city') },
      { id: 'country', label: 'Country', kind: 'text', operators: exactly('country') },
      { id: 'revenue', label: 'Revenue', kind: 'number', operators: between('annual_revenue') },
      { id: 'activity', label: 'Last activity', kind: 'day', operators: period('last_activity') },
      { id: 'created', label: 'Created', kind: 'day', operators: period('created') },
      { id: 'updated', label: 'Changed', kind: 'day', operators: period('updated') },
    ],
  },
};
