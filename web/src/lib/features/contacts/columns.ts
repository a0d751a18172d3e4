import type { GridColumn } from '#lib/components/grid/columns.ts';

/** The column that names a person. */
export const NAME_COLUMN: GridColumn = {
  id: 'name',
  label: 'Name',
  width: 180,
  sort: { key: 'full_name', first: 'ascending' },
};

/** The columns of the list in the order of the design; hidden ones last. */
export const CONTACT_COLUMNS: readonly GridColumn[] = [
  { id: 'status', label: 'Status', width: 116, sort: { key: 'status', first: 'ascending' } },
  {
    id: 'company',
    label: 'Company',
    width: 192,
    sort: { key: 'company_name', first: 'ascending' },
  },
  {
    id: 'title',
    label: 'Job title',
    width: 168,
    sort: { key: 'job_title', first: 'ascending' },
    dropped: true,
  },
  {
    id: 'email',
    label: 'Email',
    width: 208,
    sort: { key: 'email', first: 'ascending' },
    dropped: true,
  },
  { id: 'owner', label: 'Owner', width: 152, sort: { key: 'owner_name', first: 'ascending' } },
  {
    id: 'activity',
    label: 'Last activity',
    width: 124,
    align: 'end',
    sort: { key: 'last_activity_at', first: 'descending' },
  },
  { id: 'phone', label: 'Phone', width: 148, hidden: true },
  {
    id: 'last_name',
    label: 'Last name',
    width: 132,
    sort: { key: 'last_name', first: 'ascending' },
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
