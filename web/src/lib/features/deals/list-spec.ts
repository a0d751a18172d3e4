import type { ListSpec } from '#lib/components/filters/filters.ts';
import { statusOptions } from '#lib/components/ui/statuses.ts';

import { COMPANIES_LOOKUP } from '../companies/lookup.ts';
import { memberFilter } from '../members/owner-filter.ts';
import { MEMBERS } from '../members/owner.ts';
import { anyOf, between, period } from '../records/list-filters.ts';

/** Where the deals are. */
export const HREF = '/app/deals';

/** What the board and the table are called where their data is invalidated. */
export const DEALS = 'app:deals';

/** What one deal is called where its data is invalidated. */
export const DEAL = 'app:deal';

/** Cards read at once, for each stage. */
export const PAGE = 50;

/** What the deals of a stage can be sorted by, the usual first. */
export const SORTS = [
  { key: 'amount', label: 'Amount', first: 'descending' },
  { key: 'close_date', label: 'Close date', first: 'ascending' },
  { key: 'stage_entered_at', label: 'Time in stage', first: 'ascending' },
  { key: 'last_activity_at', label: 'Last activity', first: 'descending' },
  { key: 'name', label: 'Name', first: 'ascending' },
  { key: 'created_at', label: 'Created', first: 'descending' },
] as const;

/** What the deals of a pipeline can be narrowed and sorted by. */
export const DEAL_LIST: ListSpec = {
  ordering: '-amount',
  orderings: [...SORTS.map(({ key }) => key), 'company_name', 'owner_name'],
  fields: [
    {
      id: 'status',
      label: 'Status',
      kind: 'choices',
      operators: anyOf('status'),
      options: statusOptions('deal'),
    },
    memberFilter('owner', 'Owner'),
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
    { id: 'close', label: 'Close date', kind: 'day', operators: period('close_date') },
    { id: 'amount', label: 'Amount', kind: 'number', operators: between('amount') },
    { id: 'activity', label: 'Last activity', kind: 'day', operators: period('last_activity') },
    { id: 'created', label: 'Created', kind: 'day', operators: period('created') },
  ],
};

/** What its filters of ids look up. */
export const DEAL_LOOKUPS = { owner: MEMBERS, company: COMPANIES_LOOKUP };
