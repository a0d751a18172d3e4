import { COLUMNS_COOKIES } from '#lib/cookies.ts';
import type { GridColumn } from '#lib/components/grid/columns.ts';

/** Keeps how wide someone made the columns of the table. */
export const COLUMNS_COOKIE = `${COLUMNS_COOKIES}deals`;

export const NAME_COLUMN: GridColumn = {
  id: 'name',
  label: 'Deal',
  width: 264,
  sort: { key: 'name', first: 'ascending' },
};

/** The columns of the table in the order of the design. */
export const COLUMNS: readonly GridColumn[] = [
  {
    id: 'company',
    label: 'Company',
    width: 212,
    sort: { key: 'company_name', first: 'ascending' },
  },
  {
    id: 'amount',
    label: 'Amount',
    width: 132,
    align: 'end',
    sort: { key: 'amount', first: 'descending' },
  },
  { id: 'weighted', label: 'Weighted', width: 120, align: 'end', dropped: true },
  {
    id: 'stage',
    label: 'In stage',
    width: 84,
    align: 'end',
    sort: { key: 'stage_entered_at', first: 'ascending' },
    dropped: true,
  },
  { id: 'owner', label: 'Owner', width: 156, sort: { key: 'owner_name', first: 'ascending' } },
  {
    id: 'close',
    label: 'Close date',
    width: 108,
    align: 'end',
    sort: { key: 'close_date', first: 'ascending' },
  },
  { id: 'id', label: 'ID', width: 92, align: 'end', dropped: true },
];
