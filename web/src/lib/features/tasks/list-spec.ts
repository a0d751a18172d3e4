import { priorityOptions, statusOptions } from '#lib/components/ui/statuses.ts';
import { COLUMNS_COOKIES } from '#lib/cookies.ts';

import { COMPANIES_LOOKUP } from '../companies/lookup.ts';
import { memberFilter } from '../members/owner-filter.ts';
import { MEMBERS } from '../members/owner.ts';
import type { ListKind } from '../records/kind.ts';
import { anyOf, period } from '../records/list-filters.ts';
import { HREF, NOUNS, TASKS } from './task.ts';

/** The list of tasks. */
export const TASK_LIST: ListKind = {
  ...NOUNS,
  href: HREF,
  listKey: TASKS,
  columnsCookie: `${COLUMNS_COOKIES}tasks`,
  nameColumn: {
    id: 'due',
    label: 'Due date',
    width: 180,
    sort: { key: 'due_date', first: 'ascending' },
  },
  columns: [
    { id: 'title', label: 'Title', width: 180, sort: { key: 'title', first: 'ascending' } },
    {
      id: 'priority',
      label: 'Priority',
      width: 116,
      sort: { key: 'priority', first: 'descending' },
    },
    {
      id: 'completed',
      label: 'Finished',
      width: 116,
      sort: { key: 'completed_at', first: 'descending' },
    },
    {
      id: 'created',
      label: 'Created',
      width: 116,
      sort: { key: 'created_at', first: 'descending' },
    },
  ],
  page: 100,
  searchHint: 'Title or description',
  about: 'Tasks are what is to be done next, and by whom.',
  lookups: { assignee: MEMBERS, company: COMPANIES_LOOKUP },
  spec: {
    ordering: 'due_date',
    orderings: ['due_date', 'title', 'priority', 'completed_at', 'created_at'],
    fields: [
      memberFilter('assignee', 'Assignee'),
      {
        id: 'status',
        label: 'Status',
        kind: 'choices',
        operators: anyOf('status'),
        options: statusOptions('task'),
      },
      {
        id: 'priority',
        label: 'Priority',
        kind: 'choices',
        operators: anyOf('priority'),
        options: priorityOptions(),
      },
      { id: 'due', label: 'Due', kind: 'day', operators: period('due') },
      {
        id: 'company',
        label: 'Company',
        kind: 'lookup',
        lookup: COMPANIES_LOOKUP,
        operators: anyOf('company_id'),
      },
      { id: 'created', label: 'Created', kind: 'day', operators: period('created') },
    ],
  },
};
