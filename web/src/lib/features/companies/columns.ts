import type { GridColumn } from '#lib/components/grid/columns.ts';

/** The column that names a company. */
export const NAME_COLUMN: GridColumn = {
  id: 'name',
  label: 'Company',
  width: 180,
  sort: { key: 'name', first: 'ascending' },
};

/** The columns of the list in the order of the design; hidden ones last. */
export const COMPANY_COLUMNS: readonly GridColumn[] = [
  { id: 'status', label: 'Status', width: 116, sort: { key: 'status', first: 'ascending' } },
  {
    id: 'industry',
    label: 'Industry',
    width: 152,
    sort: { key: 'industry', first: 'ascending' },
    dropped: true,
  },
  { id: 'owner', label: 'Owner', width: 152, sort: { key: 'owner_name', first: 'ascending' } },
  {
    id: 'deals',
    label: 'Deals',
    width: 60,
    align: 'end',
    sort: { key: 'open_deals_count', first: 'descending' },
  },
  { id: 'pipeline', label: 'Open pipeline', width: 116, align: 'end' },
  {
    id: 'revenue',
    label: 'Revenue',
    width: 96,
    align: 'end',
    sort: { key: 'annual_revenue', first: 'descending' },
    dropped: true,
  },
  {
    id: 'location',
    label: 'Location',
    width: 132,
    sort: { key: 'city', first: 'ascending' },
    dropped: true,
  },
  {
    id: 'activity',
    label: 'Last activity',
    width: 124,
    align: 'end',
    sort: { key: 'last_activity_at', first: 'descending' },
  },
  {
    id: 'size',
    label: 'Employees',
    width: 116,
    sort: { key: 'size', first: 'descending' },
    hidden: true,
  },
  {
    id: 'domain',
    label: 'Domain',
    width: 152,
    sort: { key: 'domain', first: 'ascending' },
    hidden: true,
  },
  { id: 'email', label: 'Email', width: 180, hidden: true },
  { id: 'phone', label: 'Phone', width: 132, hidden: true },
  {
    id: 'contacts',
    label: 'People',
    width: 80,
    align: 'end',
    sort: { key: 'contacts_count', first: 'descending' },
    hidden: true,
  },
  {
    id: 'created',
    label: 'Created',
    width: 116,
    align: 'end',
    sort: { key: 'created_at', first: 'descending' },
    hidden: true,
  },
  {
    id: 'updated',
    label: 'Changed',
    width: 116,
    align: 'end',
    sort: { key: 'updated_at', first: 'descending' },
    hidden: true,
  },
];
