import { COLUMNS_COOKIES } from '#lib/cookies.ts';
import type { FilterField, FilterOperator, ListSpec } from '#lib/components/filters/filters.ts';

import { SORTABLE_COLUMNS } from './columns.ts';
import { SIZE_OPTIONS, STATUS_OPTIONS } from './company.ts';

/** Rows on a page. */
export const PAGE = 50;

function period(parameter: string): FilterField['operators'] {
  return [
    { id: 'after', words: 'after', parameter: `${parameter}_after` },
    { id: 'before', words: 'before', parameter: `${parameter}_before` },
  ];
}

function anyOf(parameter: string): readonly [FilterOperator] {
  return [{ id: 'any', words: 'is any of', parameter }];
}

function exactly(parameter: string): readonly [FilterOperator] {
  return [{ id: 'is', words: 'is', parameter }];
}

/** What the list of companies can be narrowed and sorted by. */
export const COMPANY_LIST: ListSpec = {
  ordering: 'name',
  orderings: SORTABLE_COLUMNS.flatMap(({ sort }) => sort?.key ?? []),
  fields: [
    {
      id: 'status',
      label: 'Status',
      kind: 'choices',
      operators: anyOf('status'),
      options: STATUS_OPTIONS,
    },
    {
      id: 'size',
      label: 'Employees',
      kind: 'choices',
      operators: anyOf('size'),
      options: SIZE_OPTIONS,
    },
    {
      id: 'owner',
      label: 'Owner',
      kind: 'people',
      operators: [
        { id: 'any', words: 'is any of', parameter: 'owner_id' },
        { id: 'me', words: 'is me', parameter: 'owner_id', fixed: 'me' },
        { id: 'none', words: 'is nobody', parameter: 'owner_id', fixed: 'none' },
      ],
    },
    { id: 'industry', label: 'Industry', kind: 'text', operators: exactly('industry') },
    { id: 'city', label: 'City', kind: 'text', operators: exactly('city') },
    { id: 'country', label: 'Country', kind: 'text', operators: exactly('country') },
    {
      id: 'revenue',
      label: 'Revenue',
      kind: 'number',
      operators: [
        { id: 'over', words: 'over', parameter: 'annual_revenue_gte' },
        { id: 'under', words: 'under', parameter: 'annual_revenue_lte' },
      ],
    },
    { id: 'activity', label: 'Last activity', kind: 'day', operators: period('last_activity') },
    { id: 'created', label: 'Created', kind: 'day', operators: period('created') },
    { id: 'updated', label: 'Changed', kind: 'day', operators: period('updated') },
  ],
};

/** Where the list is. */
export const HREF = '/app/companies';

/** What the list is called where its data is invalidated and its rows are remembered. */
export const COMPANIES = 'app:companies';

/** Keeps how someone arranged the columns, so that the server draws them so at once. */
export const COLUMNS_COOKIE = `${COLUMNS_COOKIES}companies`;

/** What one company is called where its data is invalidated. */
export const COMPANY = 'app:company';
