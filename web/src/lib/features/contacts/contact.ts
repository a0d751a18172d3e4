import { statusOptions } from '#lib/components/ui/statuses.ts';

import { COMPANY_FIELD } from '../companies/lookup.ts';
import { OWNER } from '../members/owner.ts';
import type { FieldGroup, FieldSpec } from '../records/fields.ts';

/** Where people are. */
export const HREF = '/app/people';

/** What the list is called where its data is invalidated and its rows are remembered. */
export const CONTACTS = 'app:contacts';

/** What one person is called where their data is invalidated. */
export const CONTACT = 'app:contact';

/** On screen a contact is a person. */
export const NOUNS = { one: 'person', many: 'people' } as const;

export const NAME_FIELDS: readonly FieldSpec[] = [
  {
    name: 'first_name',
    label: 'First name',
    kind: 'text',
    example: 'Jonas',
    half: true,
    required: true,
  },
  { name: 'last_name', label: 'Last name', kind: 'text', example: 'Petersen', half: true },
];

/** All other fields in the order they are read. */
export const FIELD_GROUPS: readonly FieldGroup[] = [
  {
    title: 'Details',
    fields: [
      {
        name: 'status',
        label: 'Status',
        kind: 'select',
        options: statusOptions('contact'),
        status: 'contact',
        half: true,
      },
      OWNER,
      COMPANY_FIELD,
      { name: 'job_title', label: 'Job title', kind: 'text', example: 'CFO', half: true },
      { name: 'email', label: 'Email', kind: 'email', example: 'jonas@example.com', half: true },
      { name: 'phone', label: 'Phone', kind: 'tel', example: '+49 40 5583 244', half: true },
      {
        name: 'linkedin_url',
        label: 'LinkedIn',
        kind: 'url',
        empty: 'Add LinkedIn',
        example: 'https://www.linkedin.com/in/example',
      },
    ],
  },
];
